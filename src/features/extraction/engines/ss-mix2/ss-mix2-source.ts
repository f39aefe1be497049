import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceBatch } from '../../domain/source-batch.js';
import type { FindingCode, SourceFinding } from '../../domain/source-finding.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { mapAhead } from '../map-ahead.js';
import { readPatient, type ReadMessage } from './read-patient.js';
import { collect, emptyFolder, patientFolders, type PatientFolder } from './walk-storage.js';

const LARGEST_MESSAGE = 16 * 1024 * 1024;

/** Patients read ahead: enough to keep the disk busy, few enough to stay small in memory. */
const AHEAD = 32;

async function bytesOf(handle: FileHandle): Promise<Uint8Array | FindingCode> {
  const stat = await handle.stat();
  if (!stat.isFile()) return 'NOT_A_FILE';
  if (stat.size > LARGEST_MESSAGE) return 'TOO_LARGE';
  return handle.readFile();
}

const messageReader =
  (root: string): ReadMessage =>
  async (path) => {
    let handle: FileHandle | undefined;
    try {
      handle = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW);
      return await bytesOf(handle);
    } catch {
      return 'UNREADABLE';
    } finally {
      await handle?.close();
    }
  };

const DECODABLE_START = 'MSH';

/** A misplaced file is not read, but that it is empty or no message tells why it lies there. */
async function inspectStrays(folder: PatientFolder, read: ReadMessage): Promise<void> {
  const further: SourceFinding[] = [];
  for (const { path, code } of folder.strays) {
    if (code !== 'MISPLACED') continue;
    const bytes = await read(path);
    if (typeof bytes === 'string') further.push({ path, code: bytes });
    else if (bytes.length === 0) further.push({ path, code: 'EMPTY' });
    else if (!Buffer.from(bytes).subarray(0, 3).equals(Buffer.from(DECODABLE_START)))
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
