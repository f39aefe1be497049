import { readFileSync } from 'node:fs';
import type { DataDefinition } from '../../../src/features/catalogue/index.js';
import type { PackageView } from '../../../src/features/transfer/application/office/package-view.js';
import { newId } from '../../../src/kernel/ids.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { DomainEvents } from '../../../src/kernel/ports/domain-events.js';
import { Handover } from './handover.js';
import { openOffices } from './offices.js';
import type { Office } from '../../support/office.js';
import type { Offices } from '../../support/offices.js';

export const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

const USE_PERIOD = { from: '2026-12-01', to: '2027-11-30' };

export const SPECIFICATION = {
  definitionId: common.id,
  definitionVersion: common.version,
  tables: [
    { table: 'patient', items: ['institution_code', 'patient_id', 'birth_date'] },
    { table: 'diagnosis', items: ['institution_code', 'patient_id', 'sequence', 'disease_name'] },
  ],
  period: { from: '2020-04-01', to: '2026-03-31' },
  diseases: [],
};

/** MINATO receives from providers: contracts are concluded, packages walk from office to office. */
export class Exchange {
  /** 提供方法 of contracts from now on. */
  deliveryMethod: 'media' | 'network' | 'on-site' = 'media';
  private basicContracts = new Map<string, string>();
  private cases = 0;

  private constructor(
    readonly offices: Offices,
    readonly providers: readonly string[],
  ) {}

  static async open(
    providers: readonly string[] = ['AOBA'],
    parts?: Parameters<typeof openOffices>[1],
  ): Promise<Exchange> {
    const exchange = new Exchange(await openOffices(['MINATO', ...providers], parts), providers);
    await exchange.publishDefinition();
    for (const provider of providers)
      exchange.basicContracts.set(provider, await exchange.concludeBasic(provider));
    return exchange;
  }

  get minato(): Office {
    return this.offices.of('MINATO');
  }

  get aoba(): Office {
    return this.offices.of('AOBA');
  }

  private async publishDefinition(): Promise<void> {
    const members = this.providers;
    await this.minato.done('staff', 'definitions', { definition: common, members });
    const path = `definitions/${encodeURIComponent(common.id)}/${common.version}/agreement`;
    for (const code of ['MINATO', ...members]) {
      await this.offices.deliver();
      await this.offices.of(code).done('approver', path);
    }
    await this.offices.deliver();
  }

  private async concludeBasic(provider: string): Promise<string> {
    const { id } = await this.minato.done<{ id: string }>('staff', 'basic-contracts', {
      counterparties: [provider],
      title: '医療情報の提供に関する基本契約書',
      startsOn: '2026-04-01',
      endsOn: '2027-03-31',
    });
    await this.signedByBoth(provider, `basic-contracts/${id}`);
    return id;
  }

  private async signedByBoth(provider: string, path: string): Promise<void> {
    for (const code of ['MINATO', provider]) {
      const office = this.offices.of(code);
      const { body } = await office.get('approver', path);
      const { open: sha256 } = body as { open: string };
      await office.done('approver', `${path}/signature`, { sha256, title: '代表取締役' });
      await this.offices.deliver();
    }
  }

  /** An individual contract for a request both sides' application features accepted. */
  async contract(provider = 'AOBA', rehearsal = false): Promise<string> {
    this.cases += 1;
    const requestId = newId();
    for (const code of ['MINATO', provider]) {
      const { transactions, app } = this.offices.of(code);
      const told = await transactions.run((tx) =>
        app.get(DomainEvents).publish(tx, {
          name: 'provision-request.decided',
          requestId,
          caseNumber: String(this.cases),
          recipient: 'MINATO',
          provider,
          decision: 'accepted',
          rehearsal,
        }),
      );
      unwrap(told);
    }
    return this.conclude(provider, requestId);
  }

  async conclude(provider: string, requestId: string): Promise<string> {
    const { id } = await this.minato.done<{ id: string }>('staff', 'individual-contracts', {
      requestId,
      basicContractId: this.basicContracts.get(provider),
      feeYen: 1_000_000,
      taxRatePercent: '10',
      rounding: 'floor',
      purpose: '観察研究のための匿名加工医療情報の作成',
      responsiblePerson: '責任者',
      usePeriod: USE_PERIOD,
      retentionUntil: '2030-03-31',
      publication: '学会発表',
      deliveryMethod: this.deliveryMethod,
      deliverOn: '2026-12-15',
      specification: SPECIFICATION,
    });
    await this.signedByBoth(provider, `individual-contracts/${id}`);
    return id;
  }

  async endBasicContract(provider = 'AOBA'): Promise<void> {
    const notice = { notice: 'terminated-for-cause', against: provider, reason: '試験のため' };
    await this.minato.done('approver', `${this.basicPath(provider)}/notices`, notice);
    await this.offices.deliver();
  }

  /** 合意解約 of a contract of either tier, which is in force to the end of today. */
  async agreeToEnd(
    path: string,
    runningContracts: 'continue' | 'stop',
    provider = 'AOBA',
  ): Promise<void> {
    const terminatesOn = this.offices.clock.day;
    const agreement = { terminatesOn, runningContracts, reason: '両者の合意による' };
    await this.minato.done('staff', `${path}/termination-agreements`, agreement);
    await this.signedByBoth(provider, path);
  }

  basicPath(provider = 'AOBA'): string {
    return `basic-contracts/${this.basicContracts.get(provider) ?? ''}`;
  }

  async plan(
    provider = 'AOBA',
    contractId?: string,
    providedOn = this.offices.clock.day,
  ): Promise<Handover> {
    const contract = contractId ?? (await this.contract(provider));
    const office = this.offices.of(provider);
    const body = { contractId: contract, providedOn };
    const planned = await office.done<PackageView>('staff', 'packages', body);
    return new Handover(this, office, planned);
  }

  /** 再提供, on the same day. */
  async planAgain(failed: Handover, scope?: 'due' | 'all'): Promise<Handover> {
    const { contractId } = failed.planned;
    const body = { contractId, providedOn: this.offices.clock.day, replaces: failed.id, scope };
    const planned = await failed.provider.done<PackageView>('staff', 'packages', body);
    return new Handover(this, failed.provider, planned);
  }

  close(): Promise<void> {
    return this.offices.close();
  }
}
