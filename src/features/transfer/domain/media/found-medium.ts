import type { FoundMedium } from '../states/discrepancy.js';
import type { CustodyEvent } from './custody-event.js';

/** How two persons of this operator found the medium when they took it in; undefined while it is awaited. */
export function foundMedium(
  history: readonly CustodyEvent[],
  own: string,
): FoundMedium | undefined {
  const receipt = history.findLast(({ kind, operator }) => kind === 'received' && operator === own);
  if (!receipt) return undefined;
  const { medium, serialFound, sealNumber: sealFound, sealIntact = false } = receipt;
  return { serial: medium.serial, serialFound, sealFound, sealIntact };
}
