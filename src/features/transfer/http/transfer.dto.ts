import { ApiProperty } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import {
  CUSTODY_KINDS,
  type CustodyKind,
  MEDIUM_KINDS,
  type MediumKind,
} from '../domain/states/custody.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** Serial, seal and tracking numbers as printed. */
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;

export class PlanPackageDto {
  @IsUUID() contractId: string;
  @IsLocalDate() providedOn: string;
  /** Of a re-delivery: the package it stands in for. */
  @IsOptional() @IsUUID() replaces?: string;
}

export class SignedReceiptDto {
  /** The job receipt as the secure room wrote it. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() document: object;
  /** Armored, by this operator's own key. */
  @IsString() @Length(1, 10_000) signature: string;
}

export class ReceiptDto {
  @IsNested(() => SignedReceiptDto) receipt: SignedReceiptDto;
}

export class PackReceiptDto extends ReceiptDto {
  /** Armored OpenPGP message, encrypted to the recipient's key alone. */
  @IsString()
  @Length(1, 20_000)
  @Matches(/^-----BEGIN PGP MESSAGE-----/)
  passphraseMessage: string;
}

export class DispatchDto {
  @IsUUID() mediumId: string;
}

export class ArrivalDto {
  @Matches(NUMBER) mediumSerial: string;
  @Matches(NUMBER) sealNumber: string;
  @IsBoolean() sealIntact: boolean;
  /** Of the archive, as `yuzu verify` measured it. */
  @Matches(SHA256) sha256: string;
  @Matches(SHA256) manifestSha256: string;
}

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

export class CustodyEventDto {
  @IsIn(CUSTODY_KINDS) kind: CustodyKind;
  /** What is sealed in. */
  @IsOptional() @IsUUID() packageId?: string;
  @IsOptional() @Matches(NUMBER) sealNumber?: string;
  @IsOptional() @Matches(NUMBER) trackingNumber?: string;
  /** Who takes the medium over, e.g. the courier. */
  @IsOptional() @IsString() @Length(1, 200) counterpart?: string;
  /** User id of the second person. */
  @IsOptional() @IsUUID() witness?: string;
}
