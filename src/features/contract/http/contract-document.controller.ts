import {
  Controller,
  Get,
  Injectable,
  Param,
  ParseUUIDPipe,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Outcome } from '../../../kernel/outcome.js';
import { Permit } from '../../../platform/http/permit.js';
import { ExportEvidence } from '../application/export-evidence.use-case.js';
import { ReadContractDocuments } from '../application/read-contract-documents.use-case.js';
import type { TextDiff } from '../domain/clause-diff.js';
import type { Tier } from '../domain/contract-document.js';
import { TextDiffQueryDto } from './contract-document.dto.js';
import { ParseSha256Pipe } from './parse-sha256.pipe.js';
import { sent } from './ready-file.js';

const PDF = 'application/pdf';
const ZIP = 'application/zip';

/** The same routes for both tiers. Injectable, so that Nest sees what the controllers inherit. */
@Injectable()
abstract class ContractDocumentRoutes {
  protected abstract readonly tier: Tier;

  constructor(
    private readonly documents: ReadContractDocuments,
    private readonly evidence: ExportEvidence,
  ) {}

  @Permit('contract.read')
  @Get(':id/diff')
  diff(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { from, to }: TextDiffQueryDto,
  ): Promise<Outcome<TextDiff>> {
    return this.documents.diff(this.tier, id, from, to);
  }

  @Permit('contract.read')
  @ApiProduces(PDF)
  @Get(':id/documents/:sha256/pdf')
  pdf(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('sha256', ParseSha256Pipe) sha256: string,
  ): Promise<StreamableFile> {
    return sent(PDF, this.documents.pdf(this.tier, id, sha256));
  }

  @Permit('contract.read')
  @ApiProduces(PDF)
  @Get(':id/notices/:notice/pdf')
  noticePdf(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('notice', ParseUUIDPipe) notice: string,
  ): Promise<StreamableFile> {
    return sent(PDF, this.documents.noticePdf(this.tier, id, notice));
  }

  @Permit('contract.read')
  @ApiProduces(ZIP)
  @Get(':id/evidence')
  evidenceOf(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return sent(ZIP, this.evidence.execute(this.tier, id));
  }
}

@ApiTags('contract')
@Controller('api/basic-contracts')
export class BasicContractDocumentController extends ContractDocumentRoutes {
  protected readonly tier = 'basic';
}

@ApiTags('contract')
@Controller('api/individual-contracts')
export class IndividualContractDocumentController extends ContractDocumentRoutes {
  protected readonly tier = 'individual';
}
