import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogueModule } from '../../src/features/catalogue/catalogue.module.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import type { ConversionView } from '../../src/features/conversion/application/conversion-view.js';
import { ConversionModule } from '../../src/features/conversion/conversion.module.js';
import { HoldingsModule } from '../../src/features/holdings/holdings.module.js';
import { Offices } from '../support/offices.js';
import { COMMON, OWN, RULES } from './rule-sets.js';

const FEATURES = { modules: [CatalogueModule, HoldingsModule, ConversionModule] };

describe('Conversion rules at a gateway', () => {
  let offices: Offices;
  beforeAll(async () => {
    offices = await Offices.open(FEATURES, ['MINATO', 'AOBA', 'YAMATO']);
    await publish('MINATO', COMMON, ['AOBA', 'YAMATO']);
  });
  afterAll(() => offices.close());

  async function publish(by: string, definition: DataDefinition, members: string[]) {
    const proposed = await offices.of(by).post('staff', 'definitions', { definition, members });
    if (proposed.status !== 201) throw new Error(proposed.text);
    await offices.deliver();
    const path = `definitions/${encodeURIComponent(definition.id)}/${definition.version}/agreement`;
    for (const code of [by, ...members]) await offices.of(code).post('approver', path);
    await offices.deliver();
  }

  const draft = (text: string, role = 'staff') =>
    offices.of('YAMATO').post(role, 'conversions', { text });
  const version = (number: number) =>
    RULES.replace('version: 1\ntitleJa', `version: ${number}\ntitleJa`);
  const approve = ({ id, sha256 }: ConversionView, role = 'approver') =>
    offices.of('YAMATO').post(role, `conversions/${id}/approval`, { sha256 });

  it('are refused while one of their definitions is not published', async () => {
    expect((await draft(RULES)).body).toMatchObject({ error: { code: 'DEFINITION_UNKNOWN' } });
    await publish('YAMATO', OWN, ['MINATO', 'AOBA']);
  });

  it('are refused with the example that does not hold, and are not stored', async () => {
    const refused = await draft(RULES.replace('out: 1.13', 'out: 1.14'));
    expect(refused.body).toMatchObject({
      error: {
        code: 'CONVERSION_EXAMPLE_FAILED',
        facts: {
          place: 'lab_result.value',
          input: '["100"]',
          expected: '["1.14"]',
          actual: '["1.13"]',
        },
      },
    });
    expect((await offices.of('YAMATO').get('auditor', 'conversions')).body).toEqual([]);
  });

  it('are refused with the item that its definition does not have', async () => {
    const refused = await draft(RULES.replace('from: kanja_no', 'from: kanja_id'));
    expect(refused.body).toMatchObject({
      error: { code: 'CONVERSION_PLACE_UNKNOWN', facts: { place: 'kensa.kanja_id' } },
    });
  });

  it('become active by an approver who is not the drafter and has read them', async () => {
    const { status, body } = await draft(RULES);
    const view = body as ConversionView;
    expect([status, view.state]).toEqual([201, 'draft']);
    expect(view.lossy.map(({ place }) => place)).toEqual(['lab_result.sex', 'lab_result.value']);
    const byStaff = await approve(view, 'staff');
    expect(byStaff.status).toBe(403);
    const other = await approve({ ...view, sha256: '0'.repeat(64) });
    expect(other.body).toMatchObject({ error: { code: 'CONVERSION_ALTERED' } });
    expect((await approve(view)).body).toMatchObject({ state: 'active' });
    expect((await approve(view)).body).toMatchObject({ error: { code: 'TRANSITION_REFUSED' } });
    expect((await draft(RULES)).body).toMatchObject({
      error: { code: 'CONVERSION_VERSION_TAKEN' },
    });
  });

  it('give way to the next version once that is approved', async () => {
    const next = (await draft(version(2))).body as ConversionView;
    const states = async () => {
      const { body } = await offices.of('YAMATO').get('auditor', 'conversions');
      return (body as ConversionView[]).map(({ version: number, state }) => [number, state]);
    };
    expect(await states()).toEqual([
      [2, 'draft'],
      [1, 'active'],
    ]);
    await approve(next);
    expect(await states()).toEqual([
      [2, 'active'],
      [1, 'superseded'],
    ]);
  });

  it('tell how much of the common definition is covered, as JSON, CSV and text', async () => {
    const office = offices.of('YAMATO');
    const { id } = ((await office.get('staff', 'conversions')).body as ConversionView[])[0] ?? {};
    const json = await office.get('auditor', `conversions/${String(id)}/coverage`);
    expect(json.body).toMatchObject({
      counts: { mapped: 6, differing: 1, missing: 1, requiredMissing: 1 },
      unused: [{ table: 'kensa', item: 'memo' }],
    });
    const csv = await office.get('auditor', `conversions/${String(id)}/coverage?format=csv`);
    expect(csv.text).toContain('lab_result,ward,ward,,相違あり,kensa.ward,桁数 20 → 4,\r\n');
    const text = await office.get('auditor', `conversions/${String(id)}/coverage?format=text`);
    expect(Buffer.isBuffer(text.body) ? text.body.toString() : text.text).toContain('対応済み 6');
  });

  it('show, before there are any, what a new operator’s own definition lacks', async () => {
    const query = 'source=yamato/own&sourceVersion=1&target=test/common&targetVersion=1';
    const { body } = await offices.of('YAMATO').get('staff', `conversions/coverage?${query}`);
    expect(body).toMatchObject({ counts: { mapped: 0, differing: 0, missing: 8 } });
  });

  it('that nobody stored are refused by name, and damaged requests by field', async () => {
    const office = offices.of('YAMATO');
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await office.get('staff', `conversions/${nobody}`)).status).toBe(404);
    expect((await office.get('staff', `conversions/${nobody}/coverage`)).status).toBe(404);
    expect((await office.get('staff', 'conversions/1')).status).toBe(400);
    expect((await draft('')).body).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
    expect((await draft('a: [')).body).toMatchObject({ error: { code: 'CONVERSION_UNREADABLE' } });
  });
});
