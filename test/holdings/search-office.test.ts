import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogueModule } from '../../src/features/catalogue/catalogue.module.js';
import type { DataDefinition, DataItem } from '../../src/features/catalogue/index.js';
import type { SearchResult } from '../../src/features/holdings/application/search-definitions.use-case.js';
import { HoldingsModule } from '../../src/features/holdings/holdings.module.js';
import type { Holdings } from '../../src/features/holdings/index.js';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { Offices } from '../support/offices.js';

const FEATURES = { modules: [CatalogueModule, HoldingsModule] };

const of = (name: string, nameJa: string, change: Partial<DataItem> = {}): DataItem => ({
  name,
  nameJa,
  type: 'string',
  class: 'static-attribute',
  ...change,
});

const definition = (version: number, more: DataItem[] = []): DataDefinition => ({
  id: 'test/search',
  version,
  titleJa: '検索の検査',
  codeTables: [
    {
      name: 'outcome',
      nameJa: '転帰事由',
      version: '1',
      codes: { '1': '治癒', '2': '死亡', '3': '中止' },
    },
    {
      name: 'procedure',
      nameJa: '診療行為',
      version: '2026',
      codes: { '160029710': 'ＨｂＡ１ｃ', '160008010': '末梢血液一般' },
    },
    { name: 'unused', nameJa: '使われない表', version: '1', codes: { '999': '百日咳' } },
  ],
  tables: [
    {
      name: 'diagnosis',
      nameJa: '病名',
      sourceKind: 'ss-mix2',
      key: ['sequence'],
      items: [
        of('sequence', '連番'),
        of('disease_name', '病名', { nameEn: 'Disease name', meaning: '医師が付けた名称' }),
        of('disease_name_kana', '病名カナ', { nameEn: 'Kana of disease' }),
        of('main_disease', '主病名区分', { caution: '診療科により付け方が異なる' }),
        of('outcome', '転帰', { codeTable: 'outcome' }),
        of('icd10', 'ICD-10コード', { pattern: '[A-Z]\\d{2}(\\.?\\d{1,2})?', length: 6 }),
      ],
    },
    {
      name: 'procedure',
      nameJa: '診療行為',
      sourceKind: 'receipt',
      key: ['code'],
      items: [
        of('code', '診療行為コード', { codeTable: 'procedure', sources: ['レセプト SI レコード'] }),
        of('remark', '備考', {
          meaning: '100%_自由記載',
          cleansing: '病名が書かれていることがある',
        }),
        ...more,
      ],
    },
  ],
});

const holdings = (first: string, last: string): Holdings => {
  const times = { period: { first, last }, gaps: [] };
  const items = ['disease_name', 'icd10'].map((item) => ({ item, values: 800, ...times }));
  return {
    kind: 'yuzu.holdings',
    schemaVersion: 1,
    definition: { id: 'test/search', version: 1, sha256: digestOf(definition(1)) },
    asOf: '2026-11-20',
    coarsened: null,
    tables: [
      {
        table: 'diagnosis',
        dated: null,
        rows: 900,
        undated: 0,
        persons: 120,
        institutions: null,
        ...times,
        items,
      },
    ],
  };
};

describe('The search over definitions and holdings', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open(FEATURES, ['MINATO', 'AOBA', 'YAMATO']);
    await publish(1);
    await offices.of('AOBA').post('staff', 'holdings', holdings('2016-04', '2026-03'));
    await offices.of('YAMATO').post('staff', 'holdings', holdings('2020-04', '2026-09'));
    await offices.deliver();
  });
  afterAll(() => offices.close());

  async function publish(version: number, more: DataItem[] = []): Promise<void> {
    const members = ['AOBA', 'YAMATO'];
    const body = { definition: definition(version, more), members };
    const proposed = await offices.of('MINATO').post('staff', 'definitions', body);
    if (proposed.status !== 201) throw new Error(proposed.text);
    await offices.deliver();
    for (const office of offices.all)
      await office.post('approver', `definitions/test%2Fsearch/${version}/agreement`);
    await offices.deliver();
  }

  async function search(q: string, rest: Record<string, string> = {}): Promise<SearchResult> {
    const query = new URLSearchParams({ q, ...rest });
    const { status, body, text } = await offices.of('MINATO').get('auditor', `search?${query}`);
    if (status !== 200) throw new Error(text);
    return body as SearchResult;
  }
  const found = async (q: string, rest: Record<string, string> = {}) =>
    (await search(q, rest)).hits.map(({ table, item, place }) => `${table}.${item} ${place}`);

  it('puts exact names first, then beginnings, parts of names and texts', async () => {
    expect(await found('病名')).toEqual([
      'diagnosis.disease_name name',
      'diagnosis.disease_name_kana name-start',
      'diagnosis.main_disease name-part',
      'diagnosis.sequence text',
      'diagnosis.outcome text',
      'diagnosis.icd10 text',
      'procedure.remark text',
    ]);
  });

  it.each([
    ['病名ｶﾅ', ['diagnosis.disease_name_kana name']],
    ['ＩＣＤ−１０', ['diagnosis.icd10 name-start']],
    ['Disease KANA', ['diagnosis.disease_name_kana name-part']],
    ['disease_name_kana', ['diagnosis.disease_name_kana name']],
    ['procedure.remark', ['procedure.remark name']],
    ['レセプト', ['procedure.code text']],
    ['自由記載', ['procedure.remark text']],
    ['付け方 診療科', ['diagnosis.main_disease text']],
  ])('finds by %s', async (q, hits) => {
    expect(await found(q)).toEqual(hits);
  });

  it('finds by one character', async () => {
    expect(await found('帰')).toEqual(['diagnosis.outcome name-part']);
    expect(await found('死')).toEqual(['diagnosis.outcome code-text']);
  });

  it('takes the signs of SQL for what they are', async () => {
    expect(await found('100%_')).toEqual(['procedure.remark text']);
    expect(await found('1%0')).toEqual([]);
    expect(await found("'; DROP")).toEqual([]);
  });

  it('finds an item by a code of its code table, and shows the code', async () => {
    const { hits } = await search('160029710');
    expect(hits).toMatchObject([
      {
        table: 'procedure',
        item: 'code',
        place: 'code',
        codes: [{ code: '160029710', text: 'ＨｂＡ１ｃ' }],
      },
    ]);
    expect(await found('hba1c')).toEqual(['procedure.code code-text']);
    // No item uses the table this code stands in.
    expect(await found('百日咳')).toEqual([]);
  });

  it('finds an item whose pattern allows the code', async () => {
    expect(await found('E11')).toEqual(['diagnosis.icd10 pattern']);
    expect(await found('e-11')).toEqual([]);
  });

  it('shows where the text stands', async () => {
    const { hits } = await search('自由');
    expect(hits[0]?.excerpt).toEqual({ field: 'meaning', text: '100%_自由記載' });
  });

  it('tells who holds an item, since when and how much', async () => {
    const { hits } = await search('disease_name', { limit: '1' });
    expect(hits[0]?.heldBy).toEqual([
      {
        operator: 'AOBA',
        values: 800,
        rows: 900,
        persons: 120,
        period: { first: '2016-04', last: '2026-03' },
      },
      expect.objectContaining({
        operator: 'YAMATO',
        period: { first: '2020-04', last: '2026-09' },
      }),
    ]);
  });

  it('keeps to items that operators hold over a time', async () => {
    const both = ['diagnosis.disease_name name', 'diagnosis.icd10 text'];
    expect(await found('病名', { heldBy: 'AOBA,YAMATO' })).toEqual(both);
    expect(await found('病名', { heldBy: 'MINATO' })).toEqual([]);
    expect(await found('病名', { from: '2017-01' })).toEqual(both);
    expect(await found('病名', { heldBy: 'YAMATO', from: '2017-01' })).toEqual([]);
    expect(await found('病名', { heldBy: 'AOBA,YAMATO', to: '2026-09' })).toEqual([]);
  });

  it('gives pages and the number of all', async () => {
    const first = await search('病名', { limit: '3' });
    const second = await search('病名', { limit: '3', offset: '3' });
    expect([first.total, second.total, first.hits.length]).toEqual([7, 7, 3]);
    expect(second.hits.map(({ item }) => item)).toEqual(['sequence', 'outcome', 'icd10']);
  });

  it('gives every item once over all pages, in one order', async () => {
    const whole = await found('i', { limit: '100' });
    const pages: string[] = [];
    for (let offset = 0; offset < whole.length + 3; offset += 3)
      pages.push(...(await found('i', { limit: '3', offset: String(offset) })));
    expect(whole.length).toBeGreaterThan(3);
    expect(pages).toEqual(whole);
    expect(await search('i', { offset: '50' })).toEqual({ total: whole.length, hits: [] });
  });

  it('counts only what is held where holdings are asked for', async () => {
    const { total, hits } = await search('病名', { heldBy: 'AOBA', limit: '1' });
    expect([total, hits.length]).toEqual([2, 1]);
  });

  it('refuses an empty query and a version nobody published', async () => {
    const blank = await offices.of('MINATO').get('staff', 'search?q=%20');
    expect(blank.body).toMatchObject({ error: { code: 'SEARCH_EMPTY' } });
    const unknown = await offices.of('MINATO').get('staff', 'search?q=a&id=test/search&version=9');
    expect(unknown.body).toMatchObject({ error: { code: 'DEFINITION_UNKNOWN' } });
  });

  it('goes over the latest version, and over an older one where it is named', async () => {
    await publish(2, [of('fee', '点数')]);
    expect(await found('点数')).toEqual(['procedure.fee name']);
    expect(await found('点数', { id: 'test/search', version: '1' })).toEqual([]);
    expect(await found('備考', { id: 'test/search', version: '1' })).toEqual([
      'procedure.remark name',
    ]);
    expect(offices.all.flatMap(({ refused }) => refused)).toEqual([]);
  });
});
