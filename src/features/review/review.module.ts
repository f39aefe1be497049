import { Module } from '@nestjs/common';
import { ApplicationModule } from '../application/application.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { CastVote } from './application/cast-vote.use-case.js';
import { DecideReview } from './application/decide-review.use-case.js';
import { DeclareConflict } from './application/declare-conflict.use-case.js';
import { OnProvisionRequestDecided } from './application/on-provision-request-decided.js';
import { OpenReview } from './application/open-review.use-case.js';
import { NoticeStore } from './application/ports/notice.store.js';
import { ReviewStore } from './application/ports/review.store.js';
import { ReadReviews } from './application/read-reviews.use-case.js';
import { ReceiveSecondReview } from './application/receive-second-review.use-case.js';
import { ReportSecondReview } from './application/report-second-review.js';
import { ReviewBook } from './application/review-book.js';
import { ReviewController } from './http/review.controller.js';
import { ReviewPeer } from './peer/review.peer.js';
import { TypeOrmNoticeStore } from './storage/typeorm-notice.store.js';
import { TypeOrmReviewStore } from './storage/typeorm-review.store.js';

@Module({
  imports: [ApplicationModule, OperatorModule],
  controllers: [ReviewController],
  providers: [
    CastVote,
    DecideReview,
    DeclareConflict,
    OnProvisionRequestDecided,
    OpenReview,
    ReadReviews,
    ReceiveSecondReview,
    ReportSecondReview,
    ReviewBook,
    ReviewPeer,
    { provide: NoticeStore, useClass: TypeOrmNoticeStore },
    { provide: ReviewStore, useClass: TypeOrmReviewStore },
  ],
})
export class ReviewModule {}
