import { IsIn, Matches } from 'class-validator';
import {
  READABLE,
  type ReadableFormat,
  WRITABLE,
  type WritableFormat,
} from '../application/ports/definition-formats.js';

const NUMBER = /^[1-9]\d{0,6}$/;

export class ExportQuery {
  @IsIn(WRITABLE) format: WritableFormat;
}

export class DiffQuery {
  @Matches(NUMBER) from: string;
  @Matches(NUMBER) to: string;
}

export class ImportQuery {
  @IsIn(READABLE) format: ReadableFormat;
}

export class ApplyQuery extends ImportQuery {
  /** Hash the examination of the file answered. */
  @Matches(/^[0-9a-f]{64}$/) sha256: string;
}
