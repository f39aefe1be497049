import { IsOptional, IsUUID } from 'class-validator';
import { DedupeTicketDto, LinkTicketDto } from './linkage.dto.js';

export class LinkJobDto extends LinkTicketDto {
  /** Finished job of the case: its persons and their keys stay. */
  @IsOptional() @IsUUID() earlier?: string;
}

export class DedupeJobDto extends DedupeTicketDto {
  /** Finished de-duplication of the case: its persons and their keys stay. */
  @IsOptional() @IsUUID() earlier?: string;
}
