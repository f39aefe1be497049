import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogueModule } from '../../src/features/catalogue/catalogue.module.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { HoldingsModule } from '../../src/features/holdings/holdings.module.js';
import type { Holdings, OperatorHoldings } from '../../src/features/holdings/index.js';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { butNotTo, Offices } from '../support/offices.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
const FEATURES = { modules: [CatalogueModule, HoldingsModule] };
const QUERY = `id=${encodeURIComponent(common.id)}&version=${common.version}`;

const item = (name: string, values: number, first: string, last: string) => ({
  item: name,
  values,
  period: { first, last },
  gaps: [],
});

/** Laboratory results from the first to the last month. */
const counted = (first: string, last: string, change: Partial<Holdings> = {}): Holdings => ({
  kind: 'yuzu.holdings',
  schemaVersion: 1,
  definition: { id: common.id, version: common.version, sha256: digestOf(common) },
  asOf: '2026-11-20',
  coarsened: null,
  tables: [
    {
      table: 'lab_result',
      dated: 'collected_at',
      rows: 5_000,
      undated: 0,
      persons: 7,
      institutions: 2,
      period: { first, last },
      gaps: [],
      items: [item('item_code', 5_000, first, last), item('unit', 4, first, first)],
    },
  ],
  ...change,
});

describe('The holdings of three operators', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open(FEATURES, ['MINATO', 'AOBA', 'YAMATO']);
  });
  afterAll(() => offices.close());

  const told = async (at: string) =>
    (await offices.of(at).get('auditor', `holdings?${QUERY}`)).body as OperatorHoldings[];
  const publish = (at: string, holdings: Holdings, role = 'staff') =>
    offices.of(at).post(role, 'holdings', holdings);

  it('are refused before the definition they were counted by is published', async () => {
    const refused = await publish('AOBA', counted('2018-04', '2025-03'));
    expect(refused.body).toMatchObject({ error: { code: 'DEFINITION_UNKNOWN' } });
  });

  it('reach everybody, also the operator whose line was down when they were published', async () => {
    const members = ['AOBA', 'YAMATO'];
    await offices.of('MINATO').post('staff', 'definitions', { definition: common, members });
    await offices.deliver();
    const path = `definitions/${encodeURIComponent(common.id)}/${common.version}/agreement`;
    for (const office of offices.all) await office.post('approver', path);
    // YAMATO hears neither that the definition is published nor what the others hold.
    await offices.deliver(butNotTo('YAMATO'));
    const { status, body } = await publish('AOBA', counted('2018-04', '2025-03'));
    expect([status, body]).toMatchObject([201, { operator: 'AOBA', toldTo: ['MINATO', 'YAMATO'] }]);
    await publish('MINATO', counted('2019-01', '2026-10'));
    await offices.deliver(butNotTo('YAMATO'));
    expect((await told('MINATO')).map(({ operator }) => operator)).toEqual(['AOBA', 'MINATO']);
    expect(await told('YAMATO')).toMatchObject({ error: { code: 'DEFINITION_NOT_PUBLISHED' } });

    await offices.deliver();
    expect((await told('YAMATO')).map(({ operator }) => operator)).toEqual(['AOBA', 'MINATO']);
    expect(offices.all.flatMap(({ refused }) => refused)).toEqual([]);
  });

  it('are exact at home, and elsewhere without small counts', async () => {
    const of = async (at: string) =>
      (await told(at)).find(({ operator }) => operator === 'AOBA')?.holdings.tables[0];
    expect(await of('AOBA')).toMatchObject({ persons: 7, institutions: 2 });
    expect(await of('YAMATO')).toMatchObject({
      rows: 5_000,
      persons: { lessThan: 10 },
      institutions: { lessThan: 10 },
      items: [{ values: 5_000 }, { item: 'unit', values: { lessThan: 10 }, period: null }],
    });
  });

  it('are coarser still for data users', async () => {
    const { body } = await offices.of('YAMATO').get('staff', `holdings/public?${QUERY}`);
    expect(body).toMatchObject([
      {
        operator: 'AOBA',
        holdings: { tables: [{ period: { first: '2018-01', last: '2025-12' } }] },
      },
      { operator: 'MINATO' },
    ]);
  });

  it('stand in the public version of the definition, as a file to hand out', async () => {
    const path = `holdings/public-definition?${QUERY}`;
    const { body } = await offices.of('YAMATO').get('staff', `${path}&format=json`);
    const shown = body as { kind: string; holdings: { count: string }[] };
    expect(shown.kind).toBe('yuzu.definition/public');
    expect(shown.holdings).toContainEqual({
      operator: 'AOBA',
      table: 'lab_result',
      item: 'unit',
      count: '100未満',
      first: null,
      last: null,
    });
    const excel = await offices.of('YAMATO').get('staff', `${path}&format=excel`);
    expect(excel.status).toBe(200);
  });

  it('have a common period, limited by whom and by what is said, and who lacks what', async () => {
    const asked = `holdings/common-period?${QUERY}&items=lab_result.item_code`;
    const { body } = await offices.of('YAMATO').get('staff', `${asked}&operators=AOBA,MINATO`);
    const limitOf = (operator: string) => [{ operator, table: 'lab_result', item: 'item_code' }];
    expect(body).toMatchObject({
      period: { first: '2019-01', last: '2025-03' },
      start: { month: '2019-01', limitedBy: limitOf('MINATO') },
      end: { month: '2025-03', limitedBy: limitOf('AOBA') },
      lacking: [],
    });
    const everybody = await offices.of('YAMATO').get('staff', asked);
    expect(everybody.body).toMatchObject({
      operators: ['AOBA', 'MINATO', 'YAMATO'],
      lacking: [{ operator: 'YAMATO', reason: 'nothing-told' }],
    });
  });

  it('refuse a question about an item or an operator nobody knows', async () => {
    const ask = async (rest: string) =>
      (await offices.of('AOBA').get('staff', `holdings/common-period?${QUERY}&${rest}`)).body;
    expect(await ask('items=lab_result.nothing')).toMatchObject({
      error: { code: 'HOLDINGS_ITEM_UNKNOWN' },
    });
    expect(await ask('items=lab_result&operators=NOBODY')).toMatchObject({
      error: { code: 'PEER_UNKNOWN' },
    });
  });

  it('are replaced by newer ones, never by older ones', async () => {
    const newer = await publish('AOBA', counted('2018-04', '2026-09', { asOf: '2026-11-21' }));
    expect(newer.status).toBe(201);
    await offices.deliver();
    const aoba = (await told('YAMATO')).filter(({ operator }) => operator === 'AOBA');
    expect(aoba).toMatchObject([{ holdings: { asOf: '2026-11-21' } }]);
    const older = await publish('AOBA', counted('2018-04', '2025-03'));
    expect(older.body).toMatchObject({ error: { code: 'HOLDINGS_OLDER' } });
  });

  it('are sent again to peers confirmed since', async () => {
    const body = { id: common.id, version: common.version };
    const again = await offices.of('AOBA').post('staff', 'holdings/publications', body);
    expect(again.body).toMatchObject({ asOf: '2026-11-21', toldTo: ['MINATO', 'YAMATO'] });
    const never = await offices.of('YAMATO').post('staff', 'holdings/publications', body);
    expect(never.body).toMatchObject({ error: { code: 'HOLDINGS_UNKNOWN' } });
    await offices.deliver();
    expect(offices.all.flatMap(({ refused }) => refused)).toEqual([]);
  });

  it.each<[string, Partial<Holdings>]>([
    ['HOLDINGS_AHEAD', { asOf: '2026-11-22' }],
    [
      'HOLDINGS_OTHER_DEFINITION',
      { definition: { id: common.id, version: common.version, sha256: '0'.repeat(64) } },
    ],
  ])('are refused with %s', async (code, change) => {
    const refused = await publish('YAMATO', counted('2020-01', '2020-12', change));
    expect(refused.body).toMatchObject({ error: { code } });
  });

  it('are refused where they contradict themselves or name what the definition lacks', async () => {
    const [table] = counted('2020-01', '2020-12').tables;
    if (!table) throw new Error('no table');
    const tooMany = { ...table, items: [item('item_code', 5_001, '2020-01', '2020-12')] };
    const unknown = { ...table, items: [item('nothing', 1, '2020-01', '2020-12')] };
    const refusal = async (changed: typeof table) =>
      (await publish('YAMATO', counted('2020-01', '2020-12', { tables: [changed] }))).body;
    expect(await refusal(tooMany)).toMatchObject({ error: { code: 'HOLDINGS_INCONSISTENT' } });
    expect(await refusal(unknown)).toMatchObject({ error: { code: 'HOLDINGS_PLACE_UNKNOWN' } });
  });

  it('are published by staff only, and a damaged file is refused by field', async () => {
    const byAuditor = await publish('YAMATO', counted('2020-01', '2020-12'), 'auditor');
    expect(byAuditor.status).toBe(403);
    const damaged = { ...counted('2020-01', '2020-12'), asOf: '2026-02-30' };
    const refused = await publish('YAMATO', damaged);
    expect(refused.body).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  });
});
