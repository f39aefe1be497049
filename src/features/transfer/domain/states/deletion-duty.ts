import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { LocalDate } from '../../../../kernel/time.js';
import { Transitions } from '../../../../kernel/transitions.js';
import type { PackageDirection } from './package-states.js';
import { recallErrors } from './recall-errors.js';

export type DutyState = 'open' | 'recorded' | 'fulfilled';
export type DutyCommand = 'record' | 'return' | 'confirm' | 'note-fulfilment';

/** The recipient's staff record what was done, its approver confirms it; the provider is told. */
export const dutyTransitions = new Transitions<DutyState, DutyCommand>(
  '提供停止・回収・保存期限に伴う削除',
  {
    open: { record: 'recorded', 'note-fulfilment': 'fulfilled' },
    recorded: { return: 'open', confirm: 'fulfilled' },
    fulfilled: {},
  },
);

/**
 * What became of the persons' data: deleted; or deleted where they identify the person, while what was anonymised and
 * handed on cannot be called back. The law leaves the second open, so it is a decision somebody answers for.
 */
export const DUTY_OUTCOMES = ['deleted', 'anonymised-remains'] as const;
export type DutyOutcome = (typeof DUTY_OUTCOMES)[number];

/** Persons removed, persons who were not in the data, and rows removed. */
interface RemovalCounts {
  readonly persons: number;
  readonly absent: number;
  readonly rows: number;
}

/** Persons opted out after the passphrase was released; the provider recalled what was released; the retention ends. */
export type DutyCause = 'opt-out' | 'recall' | 'retention';

/** 削除: of persons in a package whose passphrase was released, or of all its data. */
export interface DeletionDuty {
  readonly id: string;
  readonly packageId: string;
  readonly state: DutyState;
  readonly cause: DutyCause;
  /** Whether it is this operator's to fulfil; the other's is shown until they tell of it. */
  readonly mine: boolean;
  /** 保存期限: of what is kept until a day, that day. */
  readonly dueOn?: LocalDate;
  /** Version of the provider's opt-out list that names the persons. */
  readonly listVersion: number;
  /** Keyed digests of the persons, as in both sides' records: they tell nothing to anybody else. Empty: all of it. */
  readonly digests: readonly string[];
  readonly raisedOn: LocalDate;
  /** The newest job ticket of its removal; receipts of an older one no longer count. */
  readonly ticket?: { readonly id: string; readonly issuedAt: string };
  /** What the secure room removed, by its receipt; absent where a person recorded it alone. */
  readonly removal?: RemovalCounts;
  readonly outcome?: DutyOutcome;
  /** Actor text, at the recipient. */
  readonly recordedBy?: string;
  readonly fulfilledOn?: LocalDate;
}

/** As it is listed: overdue from the day after, while nobody has confirmed the deletion. */
export type ListedDuty = DeletionDuty & { readonly overdue: boolean };

export const listedDuty = (duty: DeletionDuty, today: LocalDate): ListedDuty => ({
  ...duty,
  overdue: duty.state !== 'fulfilled' && duty.dueOn !== undefined && today > duty.dueOn,
});

/** The provider keeps what it handed over to the end of the contract's retention; the recipient may be done with it before. */
export function checkRetention(
  { id, dueOn }: DeletionDuty,
  direction: PackageDirection,
  today: LocalDate,
): Outcome<undefined> {
  if (direction === 'received' || dueOn === undefined || today >= dueOn) return ok();
  return refuse(recallErrors.RETENTION_RUNS, { duty: id, dueOn });
}

/** Of single persons, which `yuzu remove` does; a whole package is erased by who keeps it. */
export function checkRemovable({ id, digests }: DeletionDuty): Outcome<undefined> {
  return digests.length > 0 ? ok() : refuse(recallErrors.DUTY_OF_WHOLE_PACKAGE, { duty: id });
}

/** 二者: who recorded the deletion does not confirm it. */
export function checkDutyConfirmer(
  { id, recordedBy }: DeletionDuty,
  actor: string,
): Outcome<undefined> {
  return recordedBy === actor
    ? refuse(recallErrors.DUTY_CONFIRMER_IS_RECORDER, { duty: id })
    : ok();
}
