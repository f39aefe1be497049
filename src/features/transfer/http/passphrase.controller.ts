import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  type StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { PackageView } from '../application/office/package-view.js';
import { ConfirmRelease } from '../application/passphrase/confirm-release.use-case.js';
import {
  type FetchedPassphrase,
  FetchPassphrase,
} from '../application/passphrase/fetch-passphrase.use-case.js';
import { PrintSheet } from '../application/passphrase/print-sheet.use-case.js';
import { ReadPassphraseUses } from '../application/passphrase/read-passphrase-uses.use-case.js';
import { RegisterSheet } from '../application/passphrase/register-sheet.use-case.js';
import { RequestRelease } from '../application/passphrase/request-release.use-case.js';
import type { PassphraseUse } from '../domain/states/passphrase-use.js';
import { ReleaseRequestDto, SheetDto } from './passphrase.dto.js';
import { pdfAnswer } from './pdf-answer.js';

/** パスフレーズ開示: the provider's two persons, then the recipient's key custodian. */
@ApiTags('transfer')
@Controller('api/packages/:id')
export class PassphraseController {
  constructor(
    private readonly requests: RequestRelease,
    private readonly confirmations: ConfirmRelease,
    private readonly printing: PrintSheet,
    private readonly sheets: RegisterSheet,
    private readonly passphrases: FetchPassphrase,
    private readonly uses: ReadPassphraseUses,
  ) {}

  @Permit('passphrase.release')
  @Post('passphrase-release')
  request(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { way }: ReleaseRequestDto,
  ): Promise<Outcome<PackageView>> {
    return this.requests.execute(person, id, way);
  }

  @Permit('passphrase.confirm')
  @Post('passphrase-release/confirmation')
  confirm(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<PackageView>> {
    return this.confirmations.execute(person, id);
  }

  @Permit('passphrase.confirm')
  @Post('passphrase-release/refusal')
  decline(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<PackageView>> {
    return this.confirmations.decline(person, id);
  }

  /** パスフレーズ開示書 (PDF), where the passphrase was released on a sheet. */
  @Permit('passphrase.release')
  @ApiProduces('application/pdf')
  @Post('passphrase-release/sheet')
  print(@By() person: Person, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return pdfAnswer(this.printing.execute(person, id));
  }

  @Permit('passphrase.fetch')
  @Post('passphrase-sheet')
  sheet(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { message }: SheetDto,
  ): Promise<Outcome<PackageView>> {
    return this.sheets.execute(person, id, message);
  }

  /** Not a GET: each time it is given out it is written down at both sides. */
  @Permit('passphrase.fetch')
  @Post('passphrase')
  passphrase(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<FetchedPassphrase>> {
    return this.passphrases.execute(person, id);
  }

  @Permit('package.read')
  @Get('passphrase-uses')
  history(@Param('id', ParseUUIDPipe) id: string): Promise<PassphraseUse[]> {
    return this.uses.execute(id);
  }
}
