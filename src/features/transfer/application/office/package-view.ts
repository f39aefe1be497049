import { isRehearsalName } from '../../domain/package-name.js';
import type { TransferPackage } from '../../domain/states/package.js';

/** A package as it is shown: the passphrase message is fetched by key custodians alone. */
export type PackageView = Omit<TransferPackage, 'passphraseMessage' | 'sealedBy'> & {
  readonly rehearsal: boolean;
};

export const packageView = ({
  passphraseMessage: _,
  sealedBy: __,
  ...view
}: TransferPackage): PackageView => ({ ...view, rehearsal: isRehearsalName(view.name) });
