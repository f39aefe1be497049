import { Module } from '@nestjs/common';
import { ConfirmNotice } from './application/confirm-notice.use-case.js';
import { ExportNoticeList } from './application/export-notice-list.use-case.js';
import { NoticeMoves } from './application/notice-moves.js';
import { Notices } from './application/notices.js';
import { NoticeStore } from './application/ports/notice.store.js';
import { ReadNotices } from './application/read-notices.use-case.js';
import { RegisterNotice } from './application/register-notice.use-case.js';
import { WithdrawNotice } from './application/withdraw-notice.use-case.js';
import { NoticeController } from './http/notice.controller.js';
import { TypeOrmNoticeStore } from './storage/typeorm-notice.store.js';

@Module({
  controllers: [NoticeController],
  providers: [
    ConfirmNotice,
    ExportNoticeList,
    NoticeMoves,
    Notices,
    ReadNotices,
    RegisterNotice,
    WithdrawNotice,
    { provide: NoticeStore, useClass: TypeOrmNoticeStore },
  ],
  exports: [ExportNoticeList, Notices],
})
export class NoticeModule {}
