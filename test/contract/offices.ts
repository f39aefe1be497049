import { CatalogueModule } from '../../src/features/catalogue/catalogue.module.js';
import { ContractModule } from '../../src/features/contract/contract.module.js';
import type { OperatorKind } from '../../src/features/operator/index.js';
import { OperatorModule } from '../../src/features/operator/operator.module.js';
import { Offices } from '../support/offices.js';

/** Operators with contracts and data definitions. */
export const openOffices = (
  codes: readonly string[],
  kinds: Readonly<Partial<Record<string, OperatorKind>>> = {},
): Promise<Offices> =>
  Offices.open({ modules: [OperatorModule, CatalogueModule, ContractModule], kinds }, codes);
