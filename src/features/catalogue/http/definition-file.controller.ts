import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import { type Outcome, unwrap } from '../../../kernel/outcome.js';
import { BodyOf } from '../../../platform/http/body-rule.js';
import { By } from '../../../platform/http/by.js';
import { ParseWholePipe } from '../../../platform/http/parse-whole.pipe.js';
import { Permit } from '../../../platform/http/permit.js';
import type { DraftSummary } from '../application/draft-view.js';
import {
  ExchangeDefinitions,
  type ImportAnswer,
} from '../application/exchange-definitions.use-case.js';
import type { DefinitionDiff } from '../domain/definition-diff.js';
import { ApplyQuery, DiffQuery, ExportQuery, ImportQuery } from './definition-file.dto.js';

/** No body at all is an empty file, which no format is. */
const bytesOf = (body: unknown): Uint8Array => (Buffer.isBuffer(body) ? body : new Uint8Array(0));

@ApiTags('catalogue')
@Controller('api')
export class DefinitionFileController {
  constructor(private readonly exchange: ExchangeDefinitions) {}

  @Permit('definition.read')
  @Get('definitions/:id/diff')
  diff(
    @Param('id') id: string,
    @Query() { from, to }: DiffQuery,
  ): Promise<Outcome<DefinitionDiff>> {
    return this.exchange.diff(id, Number(from), Number(to));
  }

  @Permit('definition.read')
  @Get('definitions/:id/:version/export')
  async export(
    @Param('id') id: string,
    @Param('version', ParseWholePipe) version: number,
    @Query() { format }: ExportQuery,
  ): Promise<StreamableFile> {
    const file = unwrap(await this.exchange.export({ id, version }, format));
    return new StreamableFile(file.bytes, {
      type: file.mediaType,
      disposition: `attachment; filename="${file.name}"`,
    });
  }

  /** The file itself is the body. */
  @Permit('definition.draft')
  @BodyOf('bytes', 20)
  @Post('definition-imports')
  examine(@Query() { format }: ImportQuery, @Body() body: unknown): Promise<Outcome<ImportAnswer>> {
    return this.exchange.examine(format, bytesOf(body));
  }

  /** The same file again, with the hash its examination answered. */
  @Permit('definition.draft')
  @BodyOf('bytes', 20)
  @Post('definition-imports/draft')
  apply(
    @By() person: Person,
    @Query() { format, sha256 }: ApplyQuery,
    @Body() body: unknown,
  ): Promise<Outcome<DraftSummary>> {
    return this.exchange.apply(person, format, { bytes: bytesOf(body), sha256 });
  }
}
