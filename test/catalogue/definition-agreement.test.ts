import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { openOffices } from '../contract/offices.js';
import type { Offices } from '../support/offices.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
const PATH = 'definitions/jp-operators%2Fcommon';

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA', 'YAMATO']);
});
afterAll(() => offices.close());

const stateAt = async (code: string, version = 1): Promise<unknown> => {
  const { body } = await offices.of(code).get('auditor', `${PATH}/${version}`);
  return (body as { state?: unknown }).state;
};
const propose = (definition: DataDefinition, members = ['AOBA', 'YAMATO']) =>
  offices.of('MINATO').post('staff', 'definitions', { definition, members });
const agree = (code: string, version = 1) =>
  offices.of(code).post('approver', `${PATH}/${version}/agreement`);

describe('a version of the data definition', () => {
  it('is proposed to all members and arrives there unchanged', async () => {
    const { status, body } = await propose(common);
    expect([status, body]).toMatchObject([201, { state: 'proposed', sha256: digestOf(common) }]);
    await offices.deliver();
    const { body: there } = await offices.of('AOBA').get('auditor', `${PATH}/1`);
    expect(there).toMatchObject({ state: 'proposed', proposer: 'MINATO', definition: common });
  });

  it('is not agreed to by staff', async () => {
    const { status } = await offices.of('AOBA').post('staff', `${PATH}/1/agreement`);
    expect(status).toBe(403);
  });

  it('is published everywhere once the last of all members has agreed, and not before', async () => {
    expect((await agree('AOBA')).body).toMatchObject({ state: 'agreed' });
    expect((await agree('MINATO')).body).toMatchObject({ state: 'proposed' });
    await offices.deliver();
    expect(await stateAt('MINATO')).toBe('proposed');
    expect((await agree('YAMATO')).status).toBe(201);
    expect(await stateAt('YAMATO')).toBe('agreed');
    await offices.deliver();
    for (const code of ['MINATO', 'AOBA', 'YAMATO']) expect(await stateAt(code)).toBe('published');
  });

  it('is agreed to once by each operator', async () => {
    const { status, body } = await agree('MINATO');
    expect([status, body]).toMatchObject([409, { error: { code: 'TRANSITION_REFUSED' } }]);
  });

  it('keeps its number: other content under it is refused here and at a peer', async () => {
    const other = { ...common, titleJa: '別の内容' };
    const { status, body } = await propose(other);
    expect([status, body]).toMatchObject([409, { error: { code: 'DEFINITION_VERSION_TAKEN' } }]);
    await offices.of('YAMATO').dataSource.query('TRUNCATE data_definition CASCADE');
    const proposal = { definition: other, members: ['AOBA', 'MINATO'] };
    expect((await offices.of('YAMATO').post('staff', 'definitions', proposal)).status).toBe(201);
    await offices.deliver();
    expect(offices.of('AOBA').refused).toEqual(['DEFINITION_VERSION_TAKEN']);
    const { body: kept } = await offices.of('AOBA').get('auditor', `${PATH}/1`);
    expect(kept).toMatchObject({ state: 'published', sha256: digestOf(common) });
  });

  it('cannot be changed even in the database', async () => {
    await expect(
      offices.of('MINATO').dataSource.query(`UPDATE data_definition SET definition = '{}'`),
    ).rejects.toThrow('never changes');
  });

  it('is refused where content and SHA-256 differ, or the sender has no say', async () => {
    await propose({ ...common, version: 2 });
    const [toAoba, toYamato] = offices.letters.splice(0);
    if (!toAoba || !toYamato) throw new Error('Two letters expected.');
    offices.of('AOBA').refused.length = 0;
    const body = toAoba.body as { sha256: string };
    await offices.receive({ ...toAoba, body: { ...body, sha256: 'f'.repeat(64) } });
    await offices.receive(toAoba);
    const published = { id: common.id, version: 2, round: 1, sha256: body.sha256, votes: [] };
    await offices.receive({
      from: 'YAMATO',
      to: 'AOBA',
      type: 'definition.published',
      body: published,
    });
    await offices.receive({
      from: 'MINATO',
      to: 'AOBA',
      type: 'definition.published',
      body: published,
    });
    expect(offices.of('AOBA').refused).toEqual([
      'DEFINITION_ALTERED',
      'DEFINITION_OF_OTHERS',
      'DEFINITION_VOTES_MISSING',
    ]);
    expect(await stateAt('AOBA', 2)).toBe('proposed');
  });

  it('names what is wrong with a proposal and which member is not a confirmed peer', async () => {
    const [patient] = common.tables;
    const twice = { ...common, version: 3, tables: [patient, patient] as DataDefinition['tables'] };
    expect((await propose(twice)).body).toMatchObject({ error: { code: 'DEFINITION_NAME_TWICE' } });
    expect((await propose({ ...common, version: 3 }, ['KAEDE'])).body).toMatchObject({
      error: { code: 'PEER_UNKNOWN', facts: { operator: 'KAEDE' } },
    });
    const odd = { ...common, version: 3, secret: 'x' };
    expect((await propose(odd)).status).toBe(400);
  });
});
