import type { Field } from '../../domain/model/profile.js';
import { blockRows } from '../../../../platform/csv/block-rows.js';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import { standsOnSide } from '../csv/rehearsal-wall.js';
import { keyReader } from '../../domain/normalise/key-reader.js';

/** How the blocks of one patient table are to be read. */
export interface TablePlan {
  readonly header: readonly string[];
  readonly fields: readonly Field[];
  /** Side of the wall every row must stand on. */
  readonly rehearsal: boolean;
}

export interface Block {
  readonly bytes: Uint8Array;
  /** It begins with the header. */
  readonly isFirst: boolean;
}

const isBlank = (row: readonly string[]): boolean => row.length === 1 && row[0] === '';
const BOM = 3;

const startOf = (bytes: Buffer): number =>
  bytes.subarray(0, BOM).toString() === '\uFEFF' ? BOM : 0;

type RowKeys = (row: readonly string[]) => string[] | null;

/** Ids and keys of a row; null where it is refused. */
function rowKeys({ header, fields, rehearsal }: TablePlan): RowKeys {
  const keys = keyReader(fields, header);
  const [institution, patient] = [header.indexOf('institution_code'), header.indexOf('patient_id')];
  return (row) => {
    if (row.length !== header.length) return null;
    const ids = [row[institution] ?? '', row[patient] ?? ''] as const;
    return standsOnSide(...ids, rehearsal) ? [...ids, ...keys(row)] : null;
  };
}

/**
 * Normalises blocks of a patient table: institution, patient id and the keys of every record, as CSV. Null where a
 * record cannot be read or stands on the other side of the wall: who reads the file from its beginning says which.
 */
export function blockNormaliser(plan: TablePlan): (block: Block) => Uint8Array | null {
  const keysOf = rowKeys(plan);
  return ({ bytes, isFirst }) => {
    const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let headers = isFirst ? 1 : 0;
    let text = '';
    for (const row of blockRows(isFirst ? block.subarray(startOf(block)) : block)) {
      if (row === null) return null;
      if (isBlank(row) || (headers -= 1) >= 0) continue;
      const keys = keysOf(row);
      if (keys === null) return null;
      text += csvRecord(keys);
    }
    return Buffer.from(text);
  };
}
