import { ArrayNotEmpty, IsIn, IsString, Length, Matches } from 'class-validator';
import { type Role, ROLES } from '../../../kernel/actor.js';

export class LoginDto {
  @IsString() @Length(1, 100) login: string;
  @IsString() @Length(1, 200) password: string;
}

export class NewPersonDto {
  /** Login name: small letters, digits, dot and hyphen. */
  @Matches(/^[a-z0-9.-]{2,40}$/) login: string;
  @IsString() @Length(1, 100) name: string;
  /** At least 13 characters: then no rotation is needed (MHLW guideline 6.0). */
  @IsString() @Length(13, 200) password: string;
  @ArrayNotEmpty() @IsIn(ROLES, { each: true }) roles: Role[];
}
