import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { type PackageFacts, Packages } from '../../transfer/index.js';
import { type HandoverPackage, HandoverPackages } from './ports/handover-packages.js';

/** What transfer and operator know of a hand-over, as its record must state it. */
@UseCase()
export class TransferredPackages extends HandoverPackages {
  constructor(
    private readonly packages: Packages,
    private readonly operators: Operators,
  ) {
    super();
  }

  async find(tx: Tx, packageId: string): Promise<HandoverPackage | undefined> {
    const facts = await this.packages.get(tx, packageId);
    const peer = facts && (await this.operators.peer(tx, facts.counterpart));
    if (!facts || !peer || facts.recordCount === undefined) return undefined;
    if (facts.handedOverOn === undefined) return undefined;
    const { code, name, address, representative } = peer;
    return {
      ...described(facts),
      counterpart: { code, name, address, representative },
      handedOverOn: facts.handedOverOn,
      persons: facts.recordCount,
    };
  }
}

/** 取得の経緯 of everything received under an individual contract. */
const ACQUISITION = '次世代医療基盤法第27条第1項に基づく認定事業者からの提供';

const described = (facts: PackageFacts) => ({
  packageId: facts.id,
  packageName: facts.name,
  rehearsal: facts.rehearsal,
  direction: facts.direction,
  caseNumber: facts.caseNumber,
  contractId: facts.contractId,
  items: facts.tables,
  rows: facts.rows ?? [],
  ...(facts.direction === 'received' ? { acquisition: ACQUISITION } : {}),
  ...(facts.recordRoot === undefined ? {} : { digestRoot: facts.recordRoot }),
});
