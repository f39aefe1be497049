import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsOptional } from '../../../platform/http/is-optional.js';

export class InvoiceQueryDto {
  /** 請求書の受領日. */
  @IsLocalDate() receivedOn: string;
  /** The rest is paid on this day. */
  @IsOptional() @IsLocalDate() paidOn?: string;
  /** Late charges up to this day; absent: up to `paidOn`, else today. */
  @IsOptional() @IsLocalDate() asOf?: string;
  /** Payments already made, each `YYYY-MM-DD:yen`; the parameter may be repeated. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }): unknown => [value].flat())
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(/^\d{4}-\d{2}-\d{2}:\d{1,13}$/, { each: true })
  payment?: string[];
}

export const paymentsOf = ({ payment = [] }: InvoiceQueryDto) =>
  payment.map((text) => {
    const [on = '', yen = ''] = text.split(':');
    return { on, yen: Number(yen) };
  });
