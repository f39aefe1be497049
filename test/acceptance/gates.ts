import { readFileSync } from 'node:fs';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { newId } from '../../src/kernel/ids.js';
import type { LocalDate } from '../../src/kernel/time.js';
import type { RealOffices } from './real-offices.js';

/** One table of the common definition is enough to contract for. */
function patientsOnly(): DataDefinition {
  const text = readFileSync('contracts/data-definition/v1.json', 'utf8');
  const whole = JSON.parse(text) as DataDefinition;
  const tables = whole.tables.filter(({ name }) => name === 'patient');
  const used = new Set(tables.flatMap(({ items }) => items.map(({ codeTable }) => codeTable)));
  return { ...whole, tables, codeTables: whole.codeTables.filter(({ name }) => used.has(name)) };
}

const definition = patientsOnly();

/**
 * What a gateway lets through between two operators, asked with the command that needs every gate of
 * the two tiers: drafting an individual contract for an accepted request.
 */
export class Gates {
  private constructor(
    private readonly offices: RealOffices,
    private readonly codes: readonly string[],
  ) {}

  /** Publishes a definition among the offices first. */
  static async open(offices: RealOffices, codes: readonly string[]): Promise<Gates> {
    const [proposer = '', ...members] = codes;
    const path = 'definitions/jp-operators%2Fcommon/1';
    await offices.of(proposer).post('staff', 'definitions', { definition, members });
    const state = (code: string, ...awaited: string[]) =>
      offices
        .of(code)
        .until<{ state: string }>('staff', path, (seen) => awaited.includes(seen.state));
    for (const code of codes) {
      await state(code, 'proposed');
      await offices.of(code).post('approver', `${path}/agreement`);
    }
    for (const code of codes) await state(code, 'published');
    return new Gates(offices, codes);
  }

  /** `recipient→provider` of all pairs whose recipient's gateway is among `at` and lets them. */
  async open(basicContractId: string, at = this.codes): Promise<string[]> {
    const open: string[] = [];
    for (const recipient of at)
      for (const provider of this.codes)
        if (recipient !== provider && !(await this.refusal(basicContractId, recipient, provider)))
          open.push(`${recipient}→${provider}`);
    return open;
  }

  /** Code of the refusal at the recipient's gateway; undefined where it lets the contract be drafted. */
  async refusal(
    basicContractId: string,
    recipient: string,
    provider: string,
  ): Promise<string | undefined> {
    const office = this.offices.of(recipient);
    const requestId = newId();
    await office.tell({
      name: 'provision-request.decided',
      requestId,
      caseNumber: '0001',
      recipient,
      provider,
      decision: 'accepted',
      rehearsal: false,
    });
    const answer = await office.post(
      'staff',
      'individual-contracts',
      individualContract({ requestId, basicContractId }, this.offices.calendar.today()),
    );
    if (answer.status >= 500) throw new Error(JSON.stringify(answer));
    return answer.code;
  }
}

/** A draft whose terms nobody has anything against. */
export function individualContract(
  parties: { readonly requestId: string; readonly basicContractId: string },
  today: LocalDate,
  deliveryMethod = 'media',
): object {
  const nextYear = String(Number(today.slice(0, 4)) + 1);
  return {
    ...parties,
    feeYen: 1_200_000,
    taxRatePercent: '10',
    rounding: 'floor',
    purpose: '糖尿病治療薬と腎機能の推移に関する観察研究',
    responsiblePerson: '責任 太郎',
    usePeriod: { from: today, to: `${nextYear}-12-31` },
    retentionUntil: `${nextYear}-12-31`,
    publication: '学会発表',
    deliveryMethod,
    deliverOn: today,
    specification: {
      definitionId: definition.id,
      definitionVersion: definition.version,
      tables: definition.tables.map(({ name: table, items }) => ({
        table,
        items: items.map(({ name }) => name),
      })),
      period: { from: '2020-04-01', to: '2026-03-31' },
      diseases: [],
    },
  };
}
