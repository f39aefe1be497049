import { isRehearsalName } from '../../domain/package-name.js';
import type { LocalDate } from '../../../../kernel/time.js';
import type { TransferPackage } from '../../domain/states/package.js';

/** A package as it is shown: the passphrase message is fetched by key custodians alone. */
export type PackageView = Omit<TransferPackage, 'passphraseMessage' | 'sealedBy'> & {
  readonly rehearsal: boolean;
  /** 保存期間, from the acceptance on. */
  readonly retention?: { readonly startsOn: LocalDate; readonly until: LocalDate };
};

export const packageView = ({
  passphraseMessage: _,
  sealedBy: __,
  ...view
}: TransferPackage): PackageView => ({
  ...view,
  rehearsal: isRehearsalName(view.name),
  ...(view.acceptedOn !== undefined && {
    retention: { startsOn: view.acceptedOn, until: view.retentionUntil },
  }),
});
