import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type AuditLine, AuditReader } from './ports/audit-reader.js';

const PAGE = 200;

@UseCase()
export class ReadAuditTrail {
  constructor(
    private readonly transactions: Transactions,
    private readonly trail: AuditReader,
  ) {}

  execute(before?: string): Promise<AuditLine[]> {
    return this.transactions.read((tx) => this.trail.newest(tx, before, PAGE));
  }
}
