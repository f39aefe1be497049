import { IsIn, IsOptional, IsString, IsUrl, Length, Matches } from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import type { OperatorKind } from '../domain/certification.js';
import type { Transport } from '../domain/peer.js';

const FINGERPRINT = /^[0-9A-F]{40}$/;

export class CertificationDto {
  @IsString() @Length(0, 100) number: string;
  @IsLocalDate() validFrom: string;
  @IsOptional() @IsLocalDate() validTo?: string;
}

export class TransportDto {
  @IsIn(['https', 'bundle']) kind: 'https' | 'bundle';
  @IsOptional() @IsUrl({ protocols: ['https'], require_tld: false }) url?: string;
  @IsOptional() @IsString() @Length(1, 20_000) certificate?: string;
}

export class NewPeerDto {
  @Matches(/^[A-Z0-9]{2,12}$/) code: string;
  @IsString() @Length(1, 200) name: string;
  @IsIn(['anonymised', 'pseudonymised']) kind: OperatorKind;
  @IsString() @Length(1, 300) address: string;
  @IsString() @Length(1, 100) representative: string;
  @IsString() @Length(1, 100_000) publicKey: string;
  /** As printed on paper by the peer: 40 hex digits in capitals, without spaces. */
  @Matches(FINGERPRINT) fingerprint: string;
  @IsNested(() => CertificationDto) certification: CertificationDto;
  @IsNested(() => TransportDto) transport: TransportDto;
}

export class ConfirmPeerDto {
  @Matches(FINGERPRINT) fingerprint: string;
}

/** A network peer needs both its address and its certificate; otherwise bundle files are the way. */
export const transportOf = ({ kind, url, certificate }: TransportDto): Transport =>
  kind === 'https' && url && certificate ? { kind, url, certificate } : { kind: 'bundle' };
