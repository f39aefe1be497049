import { isLocalDate } from '../../../kernel/time.js';

type Guard = (value: unknown) => boolean;

const text: Guard = (value) => typeof value === 'string' && value !== '';
const count: Guard = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const flag: Guard = (value) => typeof value === 'boolean';
const hash: Guard = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const fingerprint: Guard = (value) => typeof value === 'string' && /^[0-9A-F]{40}$/.test(value);
const date: Guard = (value) => typeof value === 'string' && isLocalDate(value);
const equals =
  (expected: unknown): Guard =>
  (value) =>
    value === expected;
const list =
  (item: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(item);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field there and right, and no other field. */
const object =
  (fields: Readonly<Record<string, Guard>>): Guard =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, guard]) => guard(value[name]));

/** A name in the archive: a file of the top folder, nothing that could lead elsewhere. */
const plainName: Guard = (value) =>
  typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]*\.csv$/.test(value);

const seal = object({ name: text, bytes: count, sha256: hash });

const manifest = object({
  kind: equals('yuzu.package/manifest'),
  version: equals(1),
  packageId: text,
  name: text,
  rehearsal: flag,
  caseNumber: count,
  contractId: text,
  ticketId: text,
  provider: text,
  recipient: text,
  providedOn: date,
  definition: object({ id: text, version: count, sha256: hash }),
  rulesSha256: hash,
  period: object({ from: date, to: date }),
  delivery: (value) => count(value) && value !== 0,
  optOutListVersion: count,
  noticeListVersion: count,
  excluded: object({
    optedOut: count,
    notNotified: count,
    waiting: count,
    outsidePopulation: count,
  }),
  tables: list(object({ table: text, rows: count })),
  files: list(object({ name: plainName, bytes: count, sha256: hash })),
  archive: seal,
  volumes: list(seal),
  signers: object({ preparer: fingerprint, approvers: list(fingerprint) }),
  records: object({ count, root: hash }),
  tools: (value) => isRecord(value) && Object.values(value).every(text),
  createdAt: text,
});

/** True for a value with exactly the fields of a PackageManifest. */
export const isManifestShape = (value: unknown): boolean => manifest(value);
