import type { SourceBatch } from '../../domain/source-batch.js';
import type { SourceFinding } from '../../domain/source-finding.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { mapAhead } from '../map-ahead.js';
import { kindsFor } from './data-kinds.js';
import { messageReader } from './read-message.js';
import { readPatient, type ReadMessage } from './read-patient.js';
import { collect, emptyFolder, patientFolders, type PatientFolder } from './walk-storage.js';

/** Patients read ahead: enough to keep the disk busy, few enough to stay small in memory. */
const AHEAD = 32;

const MESSAGE_START = 'MSH';

/** A misplaced file is not read, but that it is empty or no message tells why it lies there. */
async function inspectStrays(folder: PatientFolder, read: ReadMessage): Promise<void> {
  const further: SourceFinding[] = [];
  for (const { path, code } of folder.strays) {
    if (code !== 'MISPLACED') continue;
    const bytes = await read(path);
    if (typeof bytes === 'string') further.push({ path, code: bytes });
    else if (bytes.length === 0) further.push({ path, code: 'EMPTY' });
    else if (!Buffer.from(bytes).subarray(0, 3).equals(Buffer.from(MESSAGE_START)))
      further.push({ path, code: 'NOT_HL7' });
  }
  for (const finding of further) folder.strays.push(finding);
}

/** The first batch of a patient, read ahead, and the rest, read when it is asked for. */
interface Begun {
  readonly first: SourceBatch | undefined;
  readonly rest: AsyncGenerator<SourceBatch, void>;
}

async function begun(rest: AsyncGenerator<SourceBatch, void>): Promise<Begun> {
  const next = await rest.next();
  return { first: next.done ? undefined : next.value, rest };
}

/** SS-MIX2標準化ストレージ. Patient by patient, in the order of the folders. */
export async function* readSsMix2(request: SourceRequest): AsyncGenerator<SourceBatch> {
  const { directory: root, identity, institutionCode, encoding, definition } = request;
  const readMessage = messageReader(root);
  const tables = new Set(definition.tables.map(({ name }) => name));
  const kinds = kindsFor(tables);
  const reading = { institutionCode, identity, encoding, kinds, tables, readMessage };
  const patients = mapAhead(patientFolders(root), AHEAD, async (found) => {
    const folder =
      'messages' in found ? found : await collect(root, found, emptyFolder(found[2] ?? ''));
    await inspectStrays(folder, readMessage);
    return begun(readPatient(folder, reading));
  });
  for await (const { first, rest } of patients) {
    if (first) yield first;
    yield* rest;
  }
}
