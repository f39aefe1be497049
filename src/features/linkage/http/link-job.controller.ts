import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { LinkJobBook } from '../application/room/link-job-book.js';
import { StartLinkJob } from '../application/room/start-link-job.use-case.js';
import type { LinkJob } from '../domain/link-job.js';
import { DedupeJobDto, LinkJobDto } from './link-job.dto.js';

/** Linkage by the gateway itself, where it stands in the secure room. */
@ApiTags('linkage')
@Controller('api')
export class LinkJobController {
  constructor(
    private readonly jobs: LinkJobBook,
    private readonly starting: StartLinkJob,
  ) {}

  @Permit('linkage.run')
  @Post('cases/:id/link-jobs')
  link(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() order: LinkJobDto,
  ): Promise<Outcome<LinkJob>> {
    return this.starting.execute(person, id, order);
  }

  @Permit('linkage.run')
  @Post('cases/:id/dedupe-jobs')
  dedupe(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() order: DedupeJobDto,
  ): Promise<Outcome<LinkJob>> {
    return this.starting.execute(person, id, order);
  }

  @Permit('linkage.read')
  @Get('cases/:id/link-jobs')
  ofCase(@Param('id', ParseUUIDPipe) id: string): Promise<LinkJob[]> {
    return this.jobs.ofCase(id);
  }

  @Permit('linkage.read')
  @Get('link-jobs/:id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<LinkJob>> {
    return this.jobs.one(id);
  }

  @Permit('linkage.run')
  @Post('link-jobs/:id/cancellation')
  cancel(@By() person: Person, @Param('id', ParseUUIDPipe) id: string): Promise<Outcome<LinkJob>> {
    return this.jobs.cancel(person, id);
  }
}
