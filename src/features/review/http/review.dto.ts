import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import {
  type Choice,
  CHOICES,
  type Decision,
  DECISIONS,
  REVIEW_KINDS,
  type ReviewKind,
  type ReviewSubject,
  SUBJECT_KINDS,
} from '../domain/review.js';

export class ReviewSubjectDto {
  @IsIn(SUBJECT_KINDS) kind: ReviewSubject['kind'];
  @IsUUID() id: string;
}

export class NewReviewDto {
  @IsIn(REVIEW_KINDS) kind: ReviewKind;
  @IsNested(() => ReviewSubjectDto) subject: ReviewSubjectDto;
  @IsLocalDate() dueOn: string;
}

export class ConflictDeclarationDto {
  @IsBoolean() conflict: boolean;
  /** Stays at this operator. */
  @IsOptional() @IsString() @Length(1, 2000) note?: string;
}

export class VoteDto {
  @IsIn(CHOICES) vote: Choice;
  @IsString() @Length(1, 10_000) rationale: string;
}

export class RulingDto {
  @IsIn(DECISIONS) decision: Decision;
  /** Sent to the other operators of the case: no personal data. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 2000, { each: true })
  conditions: string[];
  /** 議事録. Stays at this operator. */
  @IsString() @Length(1, 100_000) minutes: string;
}
