import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, Length } from 'class-validator';
import { IsNested } from '../../../platform/http/is-nested.js';

export class SignedLinkReceiptDto {
  /** The job receipt as the secure room wrote it. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() document: object;
  /** Armored, by this operator's own key. */
  @IsString() @Length(1, 10_000) signature: string;
}

export class LinkReceiptDto {
  @IsNested(() => SignedLinkReceiptDto) receipt: SignedLinkReceiptDto;
}
