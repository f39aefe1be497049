import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** 提供記録の一行: which person, and how many rows of each table were handed over. Personal data. */
export interface HandoverRecord {
  readonly institutionCode: string;
  readonly patientId: string;
  /** Empty where the contract does not cover the item. */
  readonly nameKana: string;
  readonly birthDate: string;
  /** Tables with at least one row of the person, in the order of the contract. */
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
}

/** The record with its keyed digest (64 hex digits): equal on both sides, telling nothing without the key. */
export interface DigestedRecord extends HandoverRecord {
  readonly digest: string;
}

/** Number of persons, and SHA-256 over their digests in sorted order, each as 64 hex digits and LF. */
export interface HandoverDigest {
  readonly count: number;
  readonly root: string;
}

const INFO = 'yuzu handover-record/1';

/** Key of the digests: HKDF-SHA256 of the passphrase, so that only the two sides can compute them. */
export const handoverKey = (passphrase: string): Buffer =>
  Buffer.from(hkdfSync('sha256', passphrase, '', INFO, 32));

/** A record as it is written, and its digest. */
export interface RecordLine {
  readonly digest: string;
  /** Canonical JSON (RFC 8785) of the `DigestedRecord`. */
  readonly text: string;
}

/**
 * Its digest is HMAC-SHA256 over the canonical JSON of the record without it. Written out key by key in the order
 * of their names: a million records are written at either end of a hand-over, and this is several times as fast as
 * objects that are made for `JSON.stringify` only.
 */
export function recordLine(record: HandoverRecord, key: Buffer): RecordLine {
  const tables = record.tables.map(
    ({ rows, table }) => `{"rows":${json(rows)},"table":${json(table)}}`,
  );
  const before = `{"birthDate":${json(record.birthDate)},`;
  const after =
    `"institutionCode":${json(record.institutionCode)},"nameKana":${json(record.nameKana)},` +
    `"patientId":${json(record.patientId)},"tables":[${tables.join(',')}]}`;
  const digest = createHmac('sha256', key).update(`${before}${after}`, 'utf8').digest('hex');
  return { digest, text: `${before}"digest":"${digest}",${after}` };
}

const json = (value: string | number): string => JSON.stringify(value);

export function handoverDigest(digests: Iterable<string>): HandoverDigest {
  const sorted = [...digests].sort();
  const root = createHash('sha256');
  for (const digest of sorted) root.update(`${digest}\n`);
  return { count: sorted.length, root: root.digest('hex') };
}
