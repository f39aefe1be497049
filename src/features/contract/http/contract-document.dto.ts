import { Matches } from 'class-validator';

const SHA256 = /^[0-9a-f]{64}$/;

/** Two texts of one contract, by SHA-256. */
export class TextDiffQueryDto {
  @Matches(SHA256) from: string;
  @Matches(SHA256) to: string;
}
