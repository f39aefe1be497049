import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import { foundMedium } from '../../domain/media/found-medium.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import type { FoundMedium } from '../../domain/states/discrepancy.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { chainsOf } from '../media/medium-view.js';
import { MediumStore } from '../ports/medium.store.js';

/** The media of a package, as the chain of custody says they were taken in here. */
@UseCase()
export class ReceivedMedia {
  constructor(
    private readonly media: MediumStore,
    private readonly operators: Operators,
  ) {}

  /** MEDIA_AWAITED unless every announced medium was taken in by two persons. */
  async of(
    tx: Tx,
    { id, name, consignment }: TransferPackage,
  ): Promise<Outcome<readonly FoundMedium[]>> {
    const own = this.operators.own().code;
    const chains = chainsOf(await this.media.ofPackage(tx, id));
    const found = chains.flatMap((chain) => {
      const medium = foundMedium(
        chain.map(({ document }) => document),
        own,
      );
      return medium ? [medium] : [];
    });
    const here = new Set(found.map(({ serial }) => serial));
    const awaited = (consignment?.media ?? []).filter(({ serial }) => !here.has(serial));
    if (awaited.length === 0) return ok(found);
    const media = awaited.map(({ serial }) => serial).join(', ');
    return refuse(mediaErrors.MEDIA_AWAITED, { package: name, media });
  }
}
