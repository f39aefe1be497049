type Guard = (value: unknown) => boolean;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: Guard = (value) => typeof value === 'string' && value !== '';
export const flag: Guard = (value) => typeof value === 'boolean';
export const count: Guard = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const hash: Guard = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

export const listOf =
  (item: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(item);

export const mapOf =
  (item: Guard): Guard =>
  (value) =>
    isRecord(value) && Object.values(value).every(item);

/** An object with at least these fields. What more it holds is signed by ourselves and not stored. */
export const having =
  (fields: Readonly<Record<string, Guard>>): Guard =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, guard]) => guard(value[name]));
