import { IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsUUID } from 'class-validator';
import { DedupeTicketDto, LinkTicketDto } from './linkage.dto.js';

/** What a job takes over from before. */
class EarlierWorkDto {
  /** Finished job of the case and of the same kind: its persons and their keys stay. */
  @IsOptional() @IsUUID() earlier?: string;

  /** Clerical reviews of the case whose receipts are recorded: what they settled holds. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  reviews?: string[];
}

export class LinkJobDto extends IntersectionType(LinkTicketDto, EarlierWorkDto) {}

export class DedupeJobDto extends IntersectionType(DedupeTicketDto, EarlierWorkDto) {}
