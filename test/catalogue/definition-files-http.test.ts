import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { writeWorkbook } from '../../src/features/catalogue/engines/excel/write-workbook.js';
import type { Person } from '../../src/kernel/actor.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { ExchangeDefinitions } from '../../src/features/catalogue/application/exchange-definitions.use-case.js';
import { openOffices } from '../contract/offices.js';
import type { Offices } from '../support/offices.js';

const whole = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
const common: DataDefinition = { ...whole, tables: whole.tables.slice(0, 1) };

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA']);
  await offices.of('MINATO').post('staff', 'definitions', { definition: common });
  await offices.deliver();
  for (const code of ['AOBA', 'MINATO'])
    await offices.of(code).post('approver', 'definitions/jp-operators%2Fcommon/1/agreement');
  await offices.deliver();
});
afterAll(() => offices.close());

const server = () => offices.of('MINATO').app.getHttpServer() as never;
/** The file itself is the body of the route; how bodies are read is the platform's own test. */
const exchange = () => offices.of('MINATO').app.get(ExchangeDefinitions);
const staff: Person = { kind: 'person', id: 's', name: 's', roles: ['staff'] };
const workbook = (definition: DataDefinition) =>
  writeWorkbook(definition, { sha256: digestOf(definition) });

describe('definition files over HTTP', () => {
  it('are exported in every format, with the name of the version', async () => {
    for (const format of ['excel', 'json', 'csv', 'table-schema', 'csvw']) {
      const answer = await supertest(server())
        .get(`/api/definitions/jp-operators%2Fcommon/1/export?format=${format}`)
        .set('authorization', 'Bearer auditor');
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toContain('jp-operators-common-v1.');
    }
  });

  it('are refused in a format nobody knows', async () => {
    const { status } = await offices
      .of('MINATO')
      .get('auditor', 'definitions/jp-operators%2Fcommon/1/export?format=word');
    expect(status).toBe(400);
  });

  it('come in by way of the difference: what was not shown is not applied', async () => {
    const later = { ...common, version: 2, titleJa: '第2版' };
    const bytes = await workbook(later);
    const answer = unwrap(await exchange().examine('excel', bytes));
    expect(answer).toMatchObject({
      sha256: digestOf(later),
      findings: [],
      diff: { from: { version: 1 }, changes: [{ kind: 'reworded', aspect: 'titleJa' }] },
    });
    const { body: none } = await offices.of('MINATO').get('staff', 'definition-drafts');
    expect(none).toEqual([]);
    const other = await exchange().apply(staff, 'excel', { bytes, sha256: digestOf(common) });
    expect(other).toMatchObject({ ok: false, error: { code: 'DEFINITION_IMPORT_CHANGED' } });
    const applied = unwrap(
      await exchange().apply(staff, 'excel', { bytes, sha256: digestOf(later) }),
    );
    expect(applied).toMatchObject({ state: 'draft', revision: 1 });
  });

  it('that are no workbook are refused with a reason, not with a fault', async () => {
    const empty = await offices.of('MINATO').post('staff', 'definition-imports?format=excel');
    expect([empty.status, empty.body]).toMatchObject([
      422,
      { error: { code: 'WORKBOOK_REFUSED' } },
    ]);
    const member = await offices.of('MINATO').post('auditor', 'definition-imports?format=excel');
    expect(member.status).toBe(403);
  });
});
