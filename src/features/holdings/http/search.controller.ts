import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '../../../kernel/outcome.js';
import { Permit } from '../../../platform/http/permit.js';
import {
  SearchDefinitions,
  type SearchQuestion,
  type SearchResult,
} from '../application/search-definitions.use-case.js';
import { SearchQueryDto } from './holdings.dto.js';

/** Items of data definitions by words and codes, and who holds them. */
@ApiTags('holdings')
@Controller('api/search')
export class SearchController {
  constructor(private readonly search: SearchDefinitions) {}

  @Permit('holdings.read')
  @Get()
  find(@Query() query: SearchQueryDto): Promise<Outcome<SearchResult>> {
    return this.search.execute(questionOf(query));
  }
}

function questionOf(query: SearchQueryDto): SearchQuestion {
  const { q, id, version, heldBy = [], from, to, limit = 20, offset = 0 } = query;
  const isAboutHoldings = heldBy.length > 0 || from !== undefined || to !== undefined;
  return {
    query: q,
    version: id !== undefined && version !== undefined ? { id, version } : undefined,
    held: isAboutHoldings ? { operators: heldBy, from, to } : undefined,
    limit,
    offset,
  };
}
