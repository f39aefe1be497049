import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, Length, ValidateNested } from 'class-validator';

export class SignedLinkReceiptDto {
  /** The job receipt as the secure room wrote it. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() document: object;
  /** Armored, by this operator's own key. */
  @IsString() @Length(1, 10_000) signature: string;
}

export class LinkReceiptDto {
  @ValidateNested() @Type(() => SignedLinkReceiptDto) receipt: SignedLinkReceiptDto;
}
