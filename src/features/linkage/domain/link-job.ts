import type { MachineRun, RunCommand } from '../../../kernel/runs/machine-run.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { Transitions } from '../../../kernel/transitions.js';
import type { LinkTicket } from './link-ticket.js';

export type LinkJobState = 'waiting' | 'linking' | 'cancelling' | 'linked' | 'failed' | 'cancelled';

/** One that a dead process left is begun again. What is recorded before a cancellation is heard stays. */
export const linkJobTransitions = new Transitions<LinkJobState, RunCommand>(
  'ゲートウェイによる名寄せ',
  {
    waiting: { begin: 'linking', cancel: 'cancelled' },
    linking: { begin: 'linking', cancel: 'cancelling', finish: 'linked', fail: 'failed' },
    cancelling: { stop: 'cancelled', finish: 'linked', fail: 'failed' },
    linked: {},
    failed: {},
    cancelled: {},
  },
);

/** As `yuzu link` tells it: `done` of `total` stages, and what the engine is doing within the one named. */
export interface LinkProgress {
  readonly stage: string;
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** 名寄せ or 重複確認 by the gateway itself, for a ticket issued with it. */
export interface LinkJob extends MachineRun<LinkJobState, LinkProgress> {
  readonly caseId: string;
  readonly ticket: SignedDocument<LinkTicket>;
  /** The job whose persons and keys this one keeps. */
  readonly earlierId?: string;
  /** Closed reviews of the case: what they settled holds in this linkage. */
  readonly reviewIds: readonly string[];
}
