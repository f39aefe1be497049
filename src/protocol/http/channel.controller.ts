import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Person } from '../../kernel/actor.js';
import type { Outcome } from '../../kernel/outcome.js';
import { BodyOf } from '../../platform/http/body-rule.js';
import { By } from '../../platform/http/by.js';
import { Permit } from '../../platform/http/permit.js';
import { ExportBundle, type ExportedBundle } from '../application/export-bundle.use-case.js';
import { ImportBundle, type ImportedBundle } from '../application/import-bundle.use-case.js';
import type { Quarantined } from '../application/ports/quarantine.js';
import { type ChannelView, ReadChannels } from '../application/read-channels.use-case.js';
import { LIMITS, MiB } from '../limits.js';

/** Its own text is what the seal covers; empty where something else was sent. */
const textOf = (body: unknown): string => (typeof body === 'string' ? body : '');

@ApiTags('protocol')
@Controller('api')
export class ChannelController {
  constructor(
    private readonly readChannels: ReadChannels,
    private readonly exportBundle: ExportBundle,
    private readonly importBundle: ImportBundle,
  ) {}

  @Permit('channel.read')
  @Get('channels')
  channels(): Promise<ChannelView[]> {
    return this.readChannels.channels();
  }

  @Permit('channel.read')
  @Get('quarantine')
  quarantine(): Promise<Quarantined[]> {
    return this.readChannels.quarantined();
  }

  @Permit('bundle.export')
  @HttpCode(200)
  @Post('bundles/:peer/export')
  export(@By() person: Person, @Param('peer') peer: string): Promise<Outcome<ExportedBundle>> {
    return this.exportBundle.execute(person, peer);
  }

  /** The file as it is, `text/plain`. */
  @Permit('bundle.import')
  @HttpCode(200)
  @ApiConsumes('text/plain')
  @BodyOf('text', LIMITS.bundle / MiB)
  @ApiBody({ schema: { type: 'string' } })
  @Post('bundles/import')
  import(@By() person: Person, @Body() body: unknown): Promise<Outcome<ImportedBundle>> {
    return this.importBundle.execute(person, textOf(body));
  }
}
