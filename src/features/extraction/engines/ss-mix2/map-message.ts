import type { SourceRow } from '../../domain/source-batch.js';
import type { DecodedMessage } from './decode-message.js';
import { mapDiagnoses } from './map-diagnoses.js';
import { mapLabResults } from './map-lab-results.js';
import { mapPrescriptions } from './map-prescriptions.js';
import type { Issues, RowOwner, Values } from './row-builder.js';
import type { StoredMessage } from './select-messages.js';

const orderIn = (segments: DecodedMessage['segments'], kind: string): string => {
  const carrier = kind === 'OML-11' ? 'OBR' : 'ORC';
  return segments.find(({ name }) => name === carrier)?.text(2) ?? '';
};

function noticeOrderNumber(decoded: DecodedMessage, message: StoredMessage, issues: Issues): void {
  const { kind, orderNumber } = message.name;
  const written = orderIn(decoded.segments, kind);
  if (written !== '' && written !== orderNumber)
    issues.add({ code: 'ORDER_NUMBER_DIFFERS', at: kind === 'OML-11' ? 'OBR-2' : 'ORC-2' });
}

interface MappedTable {
  readonly table: string;
  readonly values: Values[];
}

function mapKind(
  decoded: DecodedMessage,
  message: StoredMessage,
  owner: RowOwner,
  diagnosesBefore: number,
  issues: Issues,
): MappedTable {
  const { kind, orderNumber } = message.name;
  const { segments } = decoded;
  if (kind === 'PPR-01')
    return { table: 'diagnosis', values: mapDiagnoses(segments, owner, diagnosesBefore, issues) };
  noticeOrderNumber(decoded, message, issues);
  if (kind === 'OML-11')
    return { table: 'lab_result', values: mapLabResults(segments, owner, orderNumber, issues) };
  const values = mapPrescriptions(segments, owner, kind, orderNumber, issues);
  return { table: 'prescription', values };
}

/** Rows of one clinical message (every kind but ADT-00). */
export function mapMessage(
  decoded: DecodedMessage,
  message: StoredMessage,
  owner: RowOwner,
  diagnosesBefore: number,
  issues: Issues,
): SourceRow[] {
  const { table, values } = mapKind(decoded, message, owner, diagnosesBefore, issues);
  return values.map((row) => ({ table, values: row, place: message.path }));
}
