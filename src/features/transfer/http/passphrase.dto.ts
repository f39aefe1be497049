import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import {
  RECALL_CAUSES,
  type RecallCause,
  RELEASE_WAYS,
  type ReleaseWay,
} from '../domain/states/package.js';
import { DUTY_OUTCOMES, type DutyOutcome } from '../domain/states/deletion-duty.js';
import { ReceiptDto } from './transfer.dto.js';

export class ReleaseRequestDto {
  /** Through the gateways, or on a printed sheet that travels apart from the medium. */
  @IsOptional() @IsIn(RELEASE_WAYS) way: ReleaseWay = 'channel';
}

export class SheetDto {
  /** Armored OpenPGP message as its QR code holds it. */
  @IsString()
  @Length(1, 20_000)
  @Matches(/^-----BEGIN PGP MESSAGE-----/)
  message: string;
}

export class RecallDto {
  @IsIn(RECALL_CAUSES) cause: RecallCause;
}

export class RemovalDto extends ReceiptDto {
  /** What became of the persons' data. */
  @IsOptional() @IsIn(DUTY_OUTCOMES) outcome: DutyOutcome = 'deleted';
}

export class DeletionDto {
  /** What became of the persons' data. */
  @IsIn(DUTY_OUTCOMES) outcome: DutyOutcome;
}
