import { expect } from '@jest/globals';
import type { ReadSource } from './read-source.js';

const QUOTE = 0x22;
const LF = 0x0a;

/** Lines of a text without quotes, the header not counted: so many records must be accounted for. */
function recordsIn(bytes: Buffer): number {
  const ends = bytes.filter((byte) => byte === LF).length;
  const isOpen = bytes.length > 0 && bytes.at(-1) !== LF;
  return Math.max(0, ends + (isOpen ? 1 : 0) - 1);
}

/** Every record of a table is a row, or one finding with its line tells why it is none. */
export function expectRecordsAccounted(bytes: Buffer, result: ReadSource): void {
  const { rows, findings, tally } = result;
  expect(tally.found).toBe(tally.read + tally.withheld);
  expect(rows).toHaveLength(tally.read);
  if (!bytes.includes(QUOTE)) expect(tally.found).toBe(recordsIn(bytes));
  if (findings.some(({ code }) => code === 'HEADER_INVALID')) {
    expect(tally.read).toBe(0);
    return;
  }
  const reasons = ['UNDECODABLE', 'RECORD_INVALID', 'PATIENT_DUPLICATED'];
  const told = findings.filter(({ code, line }) => reasons.includes(code) && line);
  expect(new Set(told.map(({ line }) => line)).size).toBe(tally.withheld);
}
