import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { FileSeal } from '../manifest.js';
import { deliveryErrors } from './delivery-errors.js';

/** A piece of a file: where it begins, and how long it is. */
export interface ChunkPlace {
  readonly packageName: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** Refused unless it continues what is here and stays within the announced size. */
export function checkChunk(
  { packageName, file, offset, length }: ChunkPlace,
  { bytes }: FileSeal,
  received: number,
): Outcome<undefined> {
  const facts = { package: packageName, file };
  if (offset + length > bytes) return refuse(deliveryErrors.DELIVERY_TOO_MUCH, { ...facts, bytes });
  if (offset === received) return ok();
  return refuse(deliveryErrors.DELIVERY_OFFSET, { ...facts, expected: received });
}
