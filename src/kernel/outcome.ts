/** Text and HTTP status of one expected refusal. `{name}` marks are filled from the refusal's facts. */
export interface ErrorText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 503;
  readonly ja: string;
  readonly en: string;
  /** Exit code of the CLI; see `exit-code.ts`. Default: refused. */
  readonly exit?: number;
}

/** One entry of a feature's error catalogue, e.g. `CONTRACT_NOT_LIVE`. */
export interface ErrorDefinition extends ErrorText {
  readonly code: string;
}

/** Facts shown in the message. Never personal data: codes, names of states, counts, file names. */
export type Facts = Readonly<Record<string, string | number>>;

/** An expected "no": returned, not thrown. */
export interface Refusal {
  readonly ok: false;
  readonly error: ErrorDefinition;
  readonly facts: Facts;
}

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export type Outcome<T> = Ok<T> | Refusal;

export function ok(): Ok<undefined>;
export function ok<T>(value: T): Ok<T>;
export function ok(value?: unknown): Ok<unknown> {
  return { ok: true, value };
}

export const refuse = (error: ErrorDefinition, facts: Facts = {}): Refusal => ({
  ok: false,
  error,
  facts,
});

/** A refusal carried through code that can only throw (streams, constructors); caught at the entrance. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.error.code}: ${messageOf(refusal, 'en')}`);
    this.name = 'RefusedError';
  }
}

/** The value, or the refusal thrown: for code between an entrance and a stream. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusedError(outcome);
}

export type Language = 'ja' | 'en';

/** Error catalogue of a feature: the key becomes the stable code. */
export function defineErrors<K extends string>(
  texts: Record<K, ErrorText>,
): Record<K, ErrorDefinition> {
  const entries = Object.entries<ErrorText>(texts).map(([code, text]) => [code, { code, ...text }]);
  return Object.fromEntries(entries) as Record<K, ErrorDefinition>;
}

export const messageOf = (refusal: Pick<Refusal, 'error' | 'facts'>, language: Language): string =>
  refusal.error[language].replace(/\{(\w+)\}/g, (mark, name: string) =>
    name in refusal.facts ? String(refusal.facts[name]) : mark,
  );
