import { Transitions } from '../../../../kernel/transitions.js';

export type ProvideRunState =
  'waiting' | 'providing' | 'cancelling' | 'provided' | 'failed' | 'cancelled';
export type ProvideRunCommand = 'begin' | 'cancel' | 'finish' | 'fail' | 'stop';

/**
 * A run that a dead process left is begun again. What is recorded before the cancellation is heard stays: a
 * package that is sealed is void by another ticket, not by this.
 */
export const provideRunTransitions = new Transitions<ProvideRunState, ProvideRunCommand>(
  'ゲートウェイによる抽出・封緘',
  {
    waiting: { begin: 'providing', cancel: 'cancelled' },
    providing: { begin: 'providing', cancel: 'cancelling', finish: 'provided', fail: 'failed' },
    cancelling: { stop: 'cancelled', finish: 'provided', fail: 'failed' },
    provided: {},
    failed: {},
    cancelled: {},
  },
);

/** Records read so far, whose number nobody knows before the end; then per cent of the sealing. */
export interface ProvideProgress {
  readonly step: 'extract' | 'pack';
  readonly done: number;
}

/** One run of extracting and sealing by the gateway itself. No personal data, no secrets. */
export interface ProvideRun {
  readonly id: string;
  readonly packageId: string;
  readonly state: ProvideRunState;
  /** Person who started it: the preparer, whose own key signs. */
  readonly personId: string;
  readonly signer: string;
  /** How often it was begun. */
  readonly attempts: number;
  readonly progress?: ProvideProgress;
  /** Why it failed. */
  readonly failure?: { readonly code: string; readonly ja: string; readonly en: string };
  /** ISO 8601 instants. */
  readonly startedAt: string;
  readonly endedAt?: string;
}

/** A run that ends its process as often as this would end it for ever. */
export const MOST_ATTEMPTS = 3;
