import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { transferErrors } from '../../domain/states/errors.js';
import { PackageStore } from '../ports/package.store.js';
import { packageView, type PackageView } from './package-view.js';

@UseCase()
export class ReadPackages {
  constructor(
    private readonly transactions: Transactions,
    private readonly packages: PackageStore,
  ) {}

  all(): Promise<PackageView[]> {
    return this.transactions.read(async (tx) => (await this.packages.all(tx)).map(packageView));
  }

  one(id: string): Promise<Outcome<PackageView>> {
    return this.transactions.read(async (tx) => {
      const found = await this.packages.find(tx, id);
      if (found) return ok(packageView(found));
      const role = { roleJa: '', roleEn: '' };
      return refuse(transferErrors.PACKAGE_NOT_HERE, { package: id, ...role });
    });
  }
}
