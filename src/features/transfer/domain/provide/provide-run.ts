import type { MachineRun, RunCommand } from '../../../../kernel/runs/machine-run.js';
import { Transitions } from '../../../../kernel/transitions.js';

export type ProvideRunState =
  'waiting' | 'providing' | 'cancelling' | 'provided' | 'failed' | 'cancelled';

/**
 * A run that a dead process left is begun again. What is recorded before the cancellation is heard stays: a
 * package that is sealed is void by another ticket, not by this.
 */
export const provideRunTransitions = new Transitions<ProvideRunState, RunCommand>(
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

/** One run of extracting and sealing by the gateway itself. Who starts it is the preparer, whose own key signs. */
export interface ProvideRun extends MachineRun<ProvideRunState, ProvideProgress> {
  readonly packageId: string;
  /** Fingerprint of that key. */
  readonly signer: string;
}
