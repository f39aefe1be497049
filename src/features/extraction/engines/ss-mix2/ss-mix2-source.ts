import type { SourceBatch } from '../../domain/source-batch.js';
import type { SourceFinding } from '../../domain/source-finding.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { mapAhead } from '../map-ahead.js';
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
  folder.strays.push(...further);
}

/** SS-MIX2標準化ストレージ. Patient by patient, in the order of the folders. */
export function readSsMix2(request: SourceRequest): AsyncIterable<SourceBatch> {
  const { directory: root, identity, institutionCode } = request;
  const readMessage = messageReader(root);
  return mapAhead(patientFolders(root), AHEAD, async (found) => {
    const folder =
      'messages' in found ? found : await collect(root, found, emptyFolder(found[2] ?? ''));
    await inspectStrays(folder, readMessage);
    return readPatient(folder, { institutionCode, identity, readMessage });
  });
}
