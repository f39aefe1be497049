import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Discrepancy } from '../../src/features/transfer/domain/states/discrepancy-process.js';
import type { TableInForce } from '../../src/features/transfer/domain/states/redelivery.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import type { Answer, Office } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
beforeEach(() => {
  exchange.offices.letters.length = 0;
  exchange.aoba.refused.length = 0;
  exchange.minato.refused.length = 0;
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer): string =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const discrepancyOf = async (office: Office, { id }: Handover): Promise<Discrepancy> => {
  const all = (await office.get('auditor', 'discrepancies')).body as Discrepancy[];
  const found = all.find(({ packageId }) => packageId === id);
  if (!found) throw new Error('no discrepancy');
  return found;
};
const statesOf = (handover: Handover): Promise<string[]> =>
  Promise.all(
    exchange.offices.all.map(async (office) => (await discrepancyOf(office, handover)).state),
  );
const acknowledge = async (office: Office, handover: Handover): Promise<Answer> => {
  const { id } = await discrepancyOf(office, handover);
  const answer = await office.post('approver', `discrepancies/${id}/acknowledgement`);
  await exchange.offices.deliver();
  return answer;
};
const finding = {
  table: 'patient',
  column: 'birth_date',
  rule: 'type',
  severity: 'error',
  count: 7,
};
const reportUse = async (handover: Handover, findings: object[] = [finding]): Promise<Answer> => {
  const path = `${handover.path}/discrepancies`;
  const answer = await exchange.minato.post('staff', path, { findings });
  await exchange.offices.deliver();
  return answer;
};

describe('data that are not to specification', () => {
  it('become a report signed by the recipient, the same at both sides, with nobody’s data', async () => {
    const handover = await exchange.plan();
    const text = { ja: '型', en: 'type', example: 'ヤマダ' };
    await handover.open({ accepted: false, findings: [{ ...finding, ...text }] });
    const [here, there] = await Promise.all(
      exchange.offices.all.map((office) => discrepancyOf(office, handover)),
    );
    expect(there?.report).toEqual(here?.report);
    const { document, signature } = here?.report ?? { document: {}, signature: '' };
    expect(document).toMatchObject({
      packageName: handover.planned.name,
      ...{ found: 'opening', reasons: ['not-to-specification'], findings: [finding] },
      tables: ['patient', 'diagnosis'],
    });
    expect(JSON.stringify(document)).not.toContain('ヤマダ');
    const key = exchange.minato.keyring.publicKey();
    const verified = await exchange.aoba.keyring.verify(canonicalJson(document), signature, key);
    expect(verified.ok).toBe(true);
  });

  it('are delivered again on the same day under a number of their own, and closed by both sides', async () => {
    const first = await exchange.plan();
    await first.open({ accepted: false });
    const again = await exchange.planAgain(first);
    expect(again.planned).toMatchObject({ name: `${first.planned.name}_D2`, delivery: 2 });
    await again.open();
    expect(await again.states()).toEqual(['accepted', 'accepted']);
    expect(await statesOf(first)).toEqual(['redelivered', 'redelivered']);
    expect(codeOf(await acknowledge(exchange.aoba, first))).toBe('ok');
    expect(await statesOf(first)).toEqual(['peer-acknowledged', 'acknowledged']);
    expect(codeOf(await acknowledge(exchange.minato, first))).toBe('ok');
    expect(await statesOf(first)).toEqual(['closed', 'closed']);
    expect(codeOf(await acknowledge(exchange.minato, first))).toBe('TRANSITION_REFUSED');
    expect([...exchange.aoba.refused, ...exchange.minato.refused]).toEqual([]);
  });

  it('found again in the re-delivery are settled by the one after it', async () => {
    const first = await exchange.plan();
    await first.open({ accepted: false });
    const second = await exchange.planAgain(first);
    await second.open({ accepted: false });
    const third = await exchange.planAgain(second);
    expect(third.planned.name).toBe(`${first.planned.name}_D3`);
    await third.open();
    expect(await statesOf(first)).toEqual(['redelivered', 'redelivered']);
    expect(await statesOf(second)).toEqual(['redelivered', 'redelivered']);
  });
});

describe('what is found while accepted data are used', () => {
  it('asks for its tables alone, which then take the place of those accepted before', async () => {
    const first = await exchange.plan();
    await first.open();
    expect(codeOf(await reportUse(first))).toBe('ok');
    expect(await first.states()).toEqual(['accepted', 'accepted']);
    const again = await exchange.planAgain(first);
    expect(again.planned.tables.map(({ table }) => table)).toEqual(['patient']);
    await again.open();
    expect(await statesOf(first)).toEqual(['redelivered', 'redelivered']);
    for (const office of exchange.offices.all) {
      const path = `individual-contracts/${first.planned.contractId}/delivered-tables`;
      const tables = (await office.get('auditor', path)).body as TableInForce[];
      expect(tables.map(({ table, delivery, rows }) => [table, delivery, rows])).toEqual([
        ['diagnosis', 1, 3],
        ['patient', 2, 2],
      ]);
    }
  });

  it('is refused of a package that was never accepted, or of a table it does not hold', async () => {
    const handover = await exchange.plan();
    await handover.release();
    expect(codeOf(await reportUse(handover))).toBe('DISCREPANCY_NOT_ACCEPTED');
    await handover.open();
    const strange = { ...finding, table: 'lab_result' };
    expect(codeOf(await reportUse(handover, [strange]))).toBe('DISCREPANCY_TABLE_UNKNOWN');
  });

  it('may be closed without a re-delivery, where both sides say so, but not by who reported it', async () => {
    const handover = await exchange.plan();
    await handover.open();
    const { minato } = exchange;
    const path = `${handover.path}/discrepancies`;
    await minato.done('staff+approver', path, { findings: [finding] });
    await exchange.offices.deliver();
    const { id } = await discrepancyOf(minato, handover);
    const own = await minato.post('staff+approver', `discrepancies/${id}/acknowledgement`);
    expect(codeOf(own)).toBe('ACKNOWLEDGER_IS_REPORTER');
    for (const office of exchange.offices.all) await acknowledge(office, handover);
    expect(await statesOf(handover)).toEqual(['closed', 'closed']);
  });
});

describe('a re-delivery', () => {
  it('of a recalled package may follow on the same day', async () => {
    const first = await exchange.plan();
    await first.recall();
    const again = await exchange.planAgain(first);
    await again.open();
    expect(again.planned.name).toBe(`${first.planned.name}_D2`);
    expect(await again.states()).toEqual(['accepted', 'accepted']);
  });

  it('does not stand in for a package that is under way, or that another already replaces', async () => {
    const first = await exchange.plan();
    const replace = (replaces: string) => {
      const { contractId } = first.planned;
      const body = { contractId, providedOn: exchange.offices.clock.day, replaces };
      return exchange.aoba.post('staff', 'packages', body);
    };
    await first.dispatch();
    expect(codeOf(await replace(first.id))).toBe('PACKAGE_NOT_REPLACEABLE');
    await first.recall();
    expect(codeOf(await replace(first.id))).toBe('ok');
    expect(codeOf(await replace(first.id))).toBe('PACKAGE_NOT_REPLACEABLE');
  });

  it('is refused by the recipient where tables are missing or its number is not that of its name', async () => {
    const first = await exchange.plan();
    await first.recall();
    const again = await exchange.planAgain(first);
    await again.collect();
    const { mediumId } = again;
    await exchange.aoba.done('media-custodian', `${again.path}/dispatch`, { mediumId });
    const letter = exchange.offices.letters.find(({ type }) => type === 'package.dispatched');
    if (!letter) throw new Error('nothing was sent');
    const receive = (change: object) =>
      exchange.offices.receive({ ...letter, body: { ...(letter.body as object), ...change } });
    await receive({ rows: [{ table: 'patient', rows: 2 }] });
    await receive({ delivery: 3 });
    await receive({ replaces: undefined });
    await receive({ replaces: again.id });
    expect(exchange.minato.refused.splice(0)).toEqual([
      ...Array<string>(3).fill('ANNOUNCEMENT_DIFFERS'),
      'PACKAGE_NOT_HERE',
    ]);
    await receive({});
    expect(exchange.minato.refused).toEqual([]);
  });
});

describe('a report', () => {
  it('that the recipient did not sign, or that speaks of another package, is refused', async () => {
    const handover = await exchange.plan();
    await handover.release();
    const tell = async (report: object) => {
      const body = { packageId: handover.id, report };
      const letter = { from: 'MINATO', to: 'AOBA', type: 'package.discrepant', body };
      await exchange.offices.receive(letter);
    };
    const good = await handover.discrepancyReport();
    await tell({ ...good, document: { ...good.document, reasons: ['rows'] } });
    await tell(await handover.discrepancyReport({ packageName: `${handover.planned.name}_D2` }));
    await tell(await handover.discrepancyReport({ tables: ['lab_result'] }));
    expect(exchange.aoba.refused).toEqual([
      'SIGNATURE_INVALID',
      ...Array<string>(2).fill('DISCREPANCY_REPORT_DIFFERS'),
    ]);
    expect((await handover.states())[0]).toBe('released');
    await tell(good);
    expect((await handover.states())[0]).toBe('discrepant');
  });
});

describe('retention', () => {
  it('starts at both sides on the day of the acceptance', async () => {
    const handover = await exchange.plan();
    await handover.release();
    for (const office of exchange.offices.all)
      expect(await handover.at(office)).not.toHaveProperty('retention');
    await handover.open();
    for (const office of exchange.offices.all)
      expect((await handover.at(office)).retention).toEqual({
        startsOn: '2026-11-21',
        until: '2030-03-31',
      });
  });
});
