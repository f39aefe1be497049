import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsOptional } from '../../../platform/http/is-optional.js';
import { DISPOSAL_METHODS, type DisposalMethod } from '../domain/media/custody-event.js';
import { DEVIATION_KINDS, type DeviationKind } from '../domain/media/deviation.js';
import { MEDIUM_KINDS, type MediumKind } from '../domain/media/medium.js';
import { CUSTODY_KINDS, type CustodyKind } from '../domain/states/custody.js';
import { NUMBER } from './transfer.dto.js';

const VOLUME = /^[A-Z0-9_]{1,80}\.7z(\.[0-9]{3})?$/;

export class NewMediumDto {
  @IsIn(MEDIUM_KINDS) kind: MediumKind;
  @Matches(NUMBER) serial: string;
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  capacityBytes: number;
  @IsBoolean() hardwareEncrypted: boolean;
}

/** Which of it an event needs depends on its kind. */
export class CustodyEventDto {
  @IsIn(CUSTODY_KINDS) kind: CustodyKind;
  /** What is sealed in. */
  @IsOptional() @IsUUID() packageId?: string;
  /** Of a sealing: names of the volumes that lie on this medium; all where left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(999)
  @Matches(VOLUME, { each: true })
  volumes?: string[];
  /** Of a sealing: an unused one of the register. Of a receipt: as found. */
  @IsOptional() @Matches(NUMBER) sealNumber?: string;
  /** Of a receipt. */
  @IsOptional() @IsBoolean() sealIntact?: boolean;
  /** Of a receipt: the serial number on the medium. */
  @IsOptional() @Matches(NUMBER) serialFound?: string;
  @IsOptional() @Matches(NUMBER) trackingNumber?: string;
  /** Who takes the medium over, e.g. the courier. */
  @IsOptional() @IsString() @Length(1, 100) counterpart?: string;
  /** The day by which it is to arrive. */
  @IsOptional() @IsLocalDate() expectedOn?: string;
  /** 保管場所. */
  @IsOptional() @IsString() @Length(1, 100) location?: string;
  @IsOptional() @IsIn(DISPOSAL_METHODS) method?: DisposalMethod;
  /** Program and version, or machine, that erased or destroyed. */
  @IsOptional() @IsString() @Length(1, 100) tool?: string;
}

export class NewSealsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @Matches(NUMBER, { each: true })
  numbers: string[];
}

export class ReasonDto {
  @IsString() @Length(1, 500) reason: string;
}

export class NewDeviationDto {
  @IsUUID() packageId: string;
  @IsIn(DEVIATION_KINDS) kind: DeviationKind;
}
