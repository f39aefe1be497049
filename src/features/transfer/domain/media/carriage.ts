import type { LocalDate } from '../../../../kernel/time.js';
import { type CustodyState, custodyState, isUnderWay } from '../states/custody.js';
import type { ConsignedMedium } from '../states/package.js';
import type { CustodyContent, CustodyEvent } from './custody-event.js';

type Events = readonly CustodyEvent[];

/** Whose hands a medium is in; under way it is in those of who sent it. */
export const holderOf = (history: Events, owner: string): string =>
  history.findLast(({ kind }) => kind === 'received')?.operator ?? owner;

/** The seal that is on the medium now; undefined where there is none. */
export function sealOn(history: Events): CustodyEvent | undefined {
  const last = history.findLast(({ kind }) =>
    ['sealed', 'unsealed', 'erased', 'destroyed'].includes(kind),
  );
  return last?.kind === 'sealed' ? last : undefined;
}

/** What a medium carries, and under which numbers. */
export interface Carried extends CustodyContent, ConsignedMedium {}

const OUT_OF_THE_HOUSE: Readonly<Record<'media' | 'on-site', readonly CustodyState[]>> = {
  media: ['courier-collected', 'courier-transferred'],
  'on-site': ['handed-over'],
};

/** Whether the medium is sealed with part of this package, and not lost. */
export const bears = (history: Events, packageId: string): boolean =>
  sealOn(history)?.content?.packageId === packageId && custodyState(history) !== 'lost';

/** What has left the house sealed: with the courier, or, on site, in the other's hands. */
export function carried(history: Events, method: 'media' | 'on-site'): Carried | undefined {
  const sealing = sealOn(history);
  if (!sealing?.content || !OUT_OF_THE_HOUSE[method].includes(custodyState(history)))
    return undefined;
  const { trackingNumber } = history.findLast((event) => event.trackingNumber) ?? {};
  return {
    ...sealing.content,
    serial: sealing.medium.serial,
    sealNumber: sealing.sealNumber ?? '',
    ...(trackingNumber !== undefined && { trackingNumber }),
  };
}

/** 返却・消去・廃棄: done by who has the medium, or awaited from the other side. */
export type Disposal = 'owed' | 'awaited';

/** Whether something of a package that ended without being accepted is still on the medium, and whose turn it is. */
export function disposalOf(history: Events, owner: string, own: string): Disposal | undefined {
  if (['erased', 'destroyed'].includes(custodyState(history))) return undefined;
  const isHere = holderOf(history, owner) === own && !isUnderWay(custodyState(history));
  return isHere ? 'owed' : 'awaited';
}

/** The day by which a medium under way is to arrive. */
export const expectedOn = (history: Events): LocalDate | undefined =>
  isUnderWay(custodyState(history))
    ? history.findLast((event) => event.expectedOn)?.expectedOn
    : undefined;

/** 延着: the expected day is over and nobody has received it. Nothing but the clock tells. */
export function isLate(history: Events, today: LocalDate): boolean {
  const expected = expectedOn(history);
  return expected !== undefined && today > expected;
}
