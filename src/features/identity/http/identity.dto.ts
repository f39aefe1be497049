import { ArrayNotEmpty, ArrayUnique, IsIn, IsString, Length, Matches } from 'class-validator';
import { type Role, ROLES } from '../../../kernel/actor.js';

/** The database takes no NUL, and nobody's name holds a control character. */
const PLAIN = /^\P{Cc}*$/u;

export class LoginDto {
  @IsString() @Length(1, 100) @Matches(PLAIN) login: string;
  @IsString() @Length(1, 200) password: string;
}

export class NewPersonDto {
  /** Login name: small letters, digits, dot and hyphen. */
  @Matches(/^[a-z0-9.-]{2,40}$/) login: string;
  @IsString() @Length(1, 100) @Matches(PLAIN) name: string;
  /** At least 13 characters: then no rotation is needed (MHLW guideline 6.0). */
  @IsString() @Length(13, 200) password: string;
  @ArrayNotEmpty() @ArrayUnique() @IsIn(ROLES, { each: true }) roles: Role[];
}

export class SigningKeyDto {
  /** The person's public key, armored. */
  @IsString()
  @Length(1, 20_000)
  @Matches(/^-----BEGIN PGP PUBLIC KEY BLOCK-----/)
  publicKey: string;
  /** As the person gave it on paper. */
  @Matches(/^[0-9A-F]{40}$/) fingerprint: string;
}
