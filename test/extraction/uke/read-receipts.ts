import { readUke } from '../../../src/features/extraction/engines/uke/uke-source.js';
import { encode } from '../../support/encode-text.js';
import { readFolder, type ReadSource } from '../read-source.js';
import { file, institution, invoice, MEDICAL, SECOND } from './specimens.js';

/** Records as a file has them. */
export const bytes = (...records: readonly string[]): Buffer =>
  encode(file(...records), 'shift_jis');

export const read = (files: Readonly<Record<string, Buffer>>): Promise<ReadSource> =>
  readFolder(readUke, 'uke', files);

export const readOne = (...records: readonly string[]): Promise<ReadSource> =>
  read({ 'RECEIPTC.UKE': bytes(...records) });

/** Two receipts of one institution. */
export const WHOLE = [institution(), ...MEDICAL, ...SECOND, invoice(3)];
