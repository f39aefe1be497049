import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsString, IsUUID, Length, Matches } from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import { IsOptional } from '../../../platform/http/is-optional.js';
import { GIVE_UP_REASONS, type GiveUpReason } from '../domain/states/package.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** Serial, seal and tracking numbers as printed. */
export const NUMBER = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;

export class PlanPackageDto {
  @IsUUID() contractId: string;
  @IsLocalDate() providedOn: string;
  /** Of a re-delivery: the package it stands in for. */
  @IsOptional() @IsUUID() replaces?: string;
  /** Of a re-delivery: only the tables that are due (default), or all of the contract. */
  @IsOptional() @IsIn(['due', 'all']) scope?: 'due' | 'all';
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
  /** The medium, or one of several: all that are sealed with part of the package go together. */
  @IsUUID() mediumId: string;
}

export class ArrivalDto {
  /** Of the archive, as `yuzu verify` measured it. Over the network the gateway measures, and only compares this. */
  @IsOptional() @Matches(SHA256) sha256?: string;
  @IsOptional() @Matches(SHA256) manifestSha256?: string;
}

export class GiveUpDto {
  /** Why the secure room cannot open it. */
  @IsIn(GIVE_UP_REASONS) reason: GiveUpReason;
}
