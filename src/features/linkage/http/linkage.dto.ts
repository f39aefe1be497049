import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { IsNested } from '../../../platform/http/is-nested.js';

export class SignedLinkReceiptDto {
  /** The job receipt as the secure room wrote it. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() document: object;
  /** Armored, by this operator's own key. */
  @IsString() @Length(1, 10_000) signature: string;
}

class ProfileDto {
  /** Linkage profile by its name: one that ships, or one of the folder in the setting linkage.profilesDir. */
  @IsOptional() @Matches(/^[a-z0-9][a-z0-9-]{0,63}$/) profile?: string;
}

export class LinkTicketDto extends ProfileDto {
  /** Providers whose individual contract has ended, and whose data are left out of the linkage. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[A-Z0-9]{2,12}$/, { each: true })
  withoutProviders?: string[];
}

export class DedupeTicketDto extends ProfileDto {
  /** Code of the operator whose data are looked through: the own, or a provider of the case. */
  @Matches(/^[A-Z0-9]{2,12}$/) source: string;
}

export class ReviewTicketDto {
  /** Ticket of the linkage or de-duplication to review; by default the newest linkage across operators. */
  @IsOptional() @IsUUID() run?: string;
}

export class LinkReceiptDto {
  @IsNested(() => SignedLinkReceiptDto) receipt: SignedLinkReceiptDto;
}
