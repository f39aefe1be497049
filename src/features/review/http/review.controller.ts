import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { CastVote } from '../application/cast-vote.use-case.js';
import { DecideReview } from '../application/decide-review.use-case.js';
import { DeclareConflict } from '../application/declare-conflict.use-case.js';
import { OpenReview } from '../application/open-review.use-case.js';
import { ReadReviews } from '../application/read-reviews.use-case.js';
import type { ReviewDossier, ReviewView } from '../application/review-view.js';
import type { SecondReviewNotice } from '../domain/notice.js';
import { ConflictDeclarationDto, NewReviewDto, RulingDto, VoteDto } from './review.dto.js';

@ApiTags('review')
@Controller('api/reviews')
export class ReviewController {
  constructor(
    private readonly opening: OpenReview,
    private readonly conflicts: DeclareConflict,
    private readonly voting: CastVote,
    private readonly deciding: DecideReview,
    private readonly reviews: ReadReviews,
  ) {}

  @Permit('review.open')
  @Post()
  open(@By() person: Person, @Body() body: NewReviewDto): Promise<Outcome<ReviewView>> {
    return this.opening.execute(person, body);
  }

  @Permit('review.read')
  @Get()
  list(): Promise<ReviewView[]> {
    return this.reviews.all();
  }

  /** Other operators' second reviews of cases that this operator provides to. */
  @Permit('review.read')
  @Get('notices')
  notices(): Promise<SecondReviewNotice[]> {
    return this.reviews.notices();
  }

  @Permit('review.read')
  @Get(':id')
  one(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<ReviewView | ReviewDossier>> {
    return this.reviews.one(person, id);
  }

  @Permit('review.vote')
  @Post(':id/conflict-declarations')
  declare(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConflictDeclarationDto,
  ): Promise<Outcome<ReviewView>> {
    return this.conflicts.execute(person, id, body);
  }

  @Permit('review.vote')
  @Post(':id/votes')
  vote(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VoteDto,
  ): Promise<Outcome<ReviewView>> {
    return this.voting.execute(person, id, body);
  }

  @Permit('review.decide')
  @Post(':id/decision')
  decide(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RulingDto,
  ): Promise<Outcome<ReviewView>> {
    return this.deciding.execute(person, id, body);
  }
}
