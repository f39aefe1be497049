/** 送信の状況, of an upload that failed. */
export interface UploadStanding {
  /** Code of the newest failure that repeating may not mend. */
  readonly code: string;
  /** How many of them there were since a person started it. */
  readonly failures: number;
  /** It waits for a person to start it again. */
  readonly stopped: boolean;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Failures that do not pass with time, and how many of them are borne. What is not here is tried again for ever. */
const BORNE: Readonly<Record<string, number>> = {
  DELIVERY_DAMAGED: 3,
  DELIVERY_FILES_MISSING: 1,
  DELIVERY_TOO_MUCH: 1,
  DELIVERY_TOO_LARGE: 1,
  DELIVERY_NO_ROOM: 1,
  STORAGE_FAILED: 3,
  STORAGE_READ_ONLY: 1,
};

/** Where the upload stands after a failure; undefined where that says nothing of it. */
export function afterFailure(
  before: UploadStanding | undefined,
  code: string,
  at: string,
): UploadStanding | undefined {
  const borne = Object.hasOwn(BORNE, code) ? BORNE[code] : undefined;
  if (borne === undefined) return undefined;
  const failures = (before?.failures ?? 0) + 1;
  return { code, failures, stopped: failures >= borne, at };
}
