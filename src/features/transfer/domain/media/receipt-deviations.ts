import type { LocalDate } from '../../../../kernel/time.js';
import type { CustodyEvent } from './custody-event.js';
import type { DeviationKind } from './deviation.js';

interface Expected {
  /** The sealing that is on the medium. */
  readonly seal: CustodyEvent | undefined;
  readonly expectedOn: LocalDate | undefined;
}

/** What a custody event tells to be wrong: lost; or received late, opened, or not the medium that was sealed. */
export function receiptDeviations(
  event: CustodyEvent,
  { seal, expectedOn }: Expected,
  today: LocalDate,
): DeviationKind[] {
  if (event.kind === 'lost') return ['lost'];
  if (event.kind !== 'received') return [];
  const checks: readonly (readonly [holds: boolean, kind: DeviationKind])[] = [
    [event.serialFound === event.medium.serial, 'medium-serial'],
    [!seal || event.sealNumber === seal.sealNumber, 'seal-number'],
    [!seal || event.sealIntact === true, 'seal-broken'],
    [expectedOn === undefined || today <= expectedOn, 'late'],
  ];
  return checks.filter(([holds]) => !holds).map(([, kind]) => kind);
}
