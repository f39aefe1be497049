import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { LocalDate } from '../../../../kernel/time.js';
import { isRehearsalName } from '../package-name.js';
import { transferErrors } from './errors.js';
import { checkLists, type ListVersions } from './list-standing.js';
import type { TransferPackage } from './package.js';

/** What leaving the house asks of the day and the lists. */
export interface DepartureFacts {
  readonly today: LocalDate;
  readonly versions: ListVersions;
  /** 提供停止日 of the notices in force. */
  readonly stops: readonly LocalDate[];
}

/**
 * Persons were let through for the provision date: on a day before it their waiting time may not be over, and a stop
 * after it nobody has asked about. Which institutions are in the package only the secure room knows, so that any stop
 * counts. Nobody can be notified of a rehearsal.
 */
export function checkDeparture(
  pack: TransferPackage,
  { today, versions, stops }: DepartureFacts,
): Outcome<undefined> {
  const { name, providedOn } = pack;
  if (today < providedOn)
    return refuse(transferErrors.DISPATCH_BEFORE_PROVISION_DATE, {
      ...{ package: name, providedOn, today },
    });
  const current = checkLists(pack, versions);
  if (!current.ok || isRehearsalName(name)) return current;
  const stoppedOn = stops.find((day) => providedOn < day && day <= today);
  if (stoppedOn === undefined) return ok();
  const facts = { package: name, providedOn, stoppedOn };
  return refuse(transferErrors.NOTICE_STOPPED_SINCE_PROVISION_DATE, facts);
}
