import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { MediumView } from '../application/media/medium-view.js';
import { PrintCustody } from '../application/media/print-custody.use-case.js';
import { ReadMedia } from '../application/media/read-media.use-case.js';
import { RecordCustody } from '../application/media/record-custody.use-case.js';
import { RegisterMedium } from '../application/media/register-medium.use-case.js';
import { CustodyEventDto, NewMediumDto } from './medium.dto.js';
import { pdfAnswer } from './pdf-answer.js';

@ApiTags('transfer')
@Controller('api/media')
export class MediumController {
  constructor(
    private readonly media: ReadMedia,
    private readonly registration: RegisterMedium,
    private readonly custody: RecordCustody,
    private readonly printing: PrintCustody,
  ) {}

  @Permit('medium.read')
  @Get()
  list(): Promise<MediumView[]> {
    return this.media.all();
  }

  @Permit('medium.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<MediumView>> {
    return this.media.one(id);
  }

  /** 媒体ラベル (PDF) with QR code. */
  @Permit('medium.read')
  @Get(':id/label')
  label(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return pdfAnswer(this.printing.label(id));
  }

  /** 消去・廃棄証明書 (PDF). */
  @Permit('medium.read')
  @Get(':id/custody-events/:event/certificate')
  certificate(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('event', ParseUUIDPipe) event: string,
  ): Promise<StreamableFile> {
    return pdfAnswer(this.printing.certificate(id, event));
  }

  @Permit('medium.register')
  @Post()
  register(@By() person: Person, @Body() body: NewMediumDto): Promise<Outcome<MediumView>> {
    return this.registration.execute(person, body);
  }

  /** Recorded; what takes two persons waits for the confirmation of the second. */
  @Permit('custody.record')
  @Post(':id/custody-events')
  record(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CustodyEventDto,
  ): Promise<Outcome<MediumView>> {
    return this.custody.execute(person, id, body);
  }

  @Permit('custody.witness')
  @Post(':id/custody-confirmation')
  confirm(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<MediumView>> {
    return this.custody.confirm(person, id);
  }

  @Permit('custody.witness')
  @Post(':id/custody-withdrawal')
  withdraw(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<MediumView>> {
    return this.custody.withdraw(person, id);
  }
}
