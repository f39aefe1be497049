import { oddCharacters } from '../../../../platform/text/odd-characters.js';
import type { BatchBuilder } from '../batch-builder.js';
import { unreadFields, type UkeRecord } from './uke-record.js';

/** 外字, lost characters and values in fields nobody knows, each with its field. */
export function reportOddities(record: UkeRecord, path: string, batch: BatchBuilder): void {
  const { line, name, fields, hasOddCharacter } = record;
  const place = (at: number) => ({ path, line, at: `${name}[${at}]` });
  for (const at of unreadFields(record)) batch.finding({ ...place(at), code: 'FIELD_NOT_READ' });
  if (!hasOddCharacter) return;
  fields.forEach((value, at) => {
    const kinds = new Set(oddCharacters(value).map(({ kind }) => kind));
    if (kinds.has('private-use')) batch.finding({ ...place(at), code: 'GAIJI' });
    if (kinds.has('replacement')) batch.finding({ ...place(at), code: 'REPLACEMENT_CHARACTER' });
  });
}
