import type { Outcome } from '../../../kernel/outcome.js';
import { Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ExchangeCase } from '../domain/case.js';
import type { ProvisionRequest } from '../domain/provision-request.js';
import { CaseBook } from './case-book.js';
import { CaseStore } from './ports/case.store.js';
import { ProvisionRequestStore } from './ports/provision-request.store.js';
import { RequestBook } from './request-book.js';

@UseCase()
export class ReadCases {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseStore,
    private readonly requests: ProvisionRequestStore,
    private readonly caseBook: CaseBook,
    private readonly requestBook: RequestBook,
  ) {}

  all(): Promise<ExchangeCase[]> {
    return this.transactions.read((tx) => this.cases.all(tx));
  }

  one(id: string): Promise<Outcome<ExchangeCase>> {
    return this.transactions.read((tx) => this.caseBook.find(tx, id));
  }

  allRequests(): Promise<ProvisionRequest[]> {
    return this.transactions.read((tx) => this.requests.all(tx));
  }

  oneRequest(id: string): Promise<Outcome<ProvisionRequest>> {
    return this.transactions.read((tx) => this.requestBook.find(tx, id));
  }
}
