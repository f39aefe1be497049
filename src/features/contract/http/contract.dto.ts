import { IsIn, IsString, Length, Matches } from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsOptional } from '../../../platform/http/is-optional.js';
import {
  NOTICES,
  type NoticeName,
  RUNNING_CONTRACTS,
  type RunningContracts,
} from '../domain/contract-document.js';

const SHA256 = /^[0-9a-f]{64}$/;
const OPERATOR = /^[A-Z0-9]{2,12}$/;

export class ClauseDto {
  @Matches(/^[a-z][a-z0-9-]{0,49}$/) id: string;
  /** e.g. `第3条（用語の定義）`. */
  @IsString() @Length(1, 200) heading: string;
  @IsString() @Length(1, 10_000) text: string;
}

export class SignTextDto {
  /** SHA-256 of the text that the signing person has read. */
  @Matches(SHA256) sha256: string;
  /** Office of the signing person as it stands on the signature sheet. */
  @IsOptional() @IsString() @Length(1, 100) title = '責任者';
}

export class RefuseTextDto {
  @Matches(SHA256) sha256: string;
  /** No personal data: it is sent to every party. */
  @IsString() @Length(1, 500) reason: string;
}

export class TerminationAgreementDto {
  /** Last day on which the contract is in force. */
  @IsLocalDate() terminatesOn: string;
  /** Whether what was contracted by then is carried out. */
  @IsIn(RUNNING_CONTRACTS) runningContracts: RunningContracts;
  /** No personal data: it stands in the text. */
  @IsString() @Length(1, 500) reason: string;
  /** Last day for answering; by default 30 days from today. */
  @IsOptional() @IsLocalDate() answerBy?: string;
}

export class NoticeDto {
  @IsIn(NOTICES) notice: NoticeName;
  /** Operator code of the party in breach; for a termination for cause. */
  @IsOptional() @Matches(OPERATOR) against?: string;
  /** By default the end of the present term, or today for a termination. */
  @IsOptional() @IsLocalDate() effectiveOn?: string;
  /** No personal data: it is sent to every party. */
  @IsString() @Length(1, 500) reason: string;
  /** Office of the signing person. */
  @IsOptional() @IsString() @Length(1, 100) title = '責任者';
}
