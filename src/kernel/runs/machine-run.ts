/** What moves a run of any kind along its table. */
export type RunCommand = 'begin' | 'cancel' | 'finish' | 'fail' | 'stop';

/** Why a run failed: the code and words of its refusal. */
interface RunFailure {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

/**
 * Work of minutes or hours that the gateway itself does as a job, where it stands in the secure room. No personal
 * data, no secrets. Each kind has states of its own; `cancelling` is one of each.
 */
export interface MachineRun<State extends string = string, Progress = unknown> {
  readonly id: string;
  readonly state: State;
  /** Person who started it. */
  readonly personId: string;
  /** How often it was begun. */
  readonly attempts: number;
  readonly progress?: Progress;
  readonly failure?: RunFailure;
  /** ISO 8601 instants. */
  readonly startedAt: string;
  readonly endedAt?: string;
}

/** A run that ends its process as often as this would end it for ever. */
export const MOST_ATTEMPTS = 3;
