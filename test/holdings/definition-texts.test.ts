import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations } from '../../migrations/index.js';
import { type DataDefinition, Definitions } from '../../src/features/catalogue/index.js';
import { catalogueEntities } from '../../src/features/catalogue/storage/definition.entities.js';
import { TypeOrmDefinitionStore } from '../../src/features/catalogue/storage/typeorm-definition.store.js';
import { DefinitionTexts } from '../../src/features/holdings/application/definition-texts.js';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { ok, refuse, unwrap } from '../../src/kernel/outcome.js';
import type { Tx } from '../../src/kernel/ports/transactions.js';
import { holdingsErrors } from '../../src/features/holdings/domain/errors.js';
import { SystemClock } from '../../src/platform/clock.js';
import { type Database, openDatabase } from '../../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../../src/platform/database/transactions.js';
import { InProcessEvents } from '../../src/platform/events/in-process-events.js';
import { parseQuery } from '../../src/features/holdings/domain/search-query.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

const definition = (version: number, nameJa: string): DataDefinition => ({
  id: 'test/texts',
  version,
  titleJa: '検索の検査',
  codeTables: [],
  tables: [
    {
      name: 'diagnosis',
      nameJa: '表',
      sourceKind: 'common',
      key: ['code'],
      items: [{ name: 'code', nameJa, type: 'string', class: 'static-attribute' }],
    },
  ],
});

describe('The texts a process keeps of the published definitions', () => {
  const store = new TypeOrmDefinitionStore(new SystemClock());
  let fresh: FreshDatabase;
  let database: Database;
  let transactions: TypeOrmTransactions;
  beforeAll(async () => {
    fresh = await freshDatabase(migrations);
    database = await openDatabase(fresh.url, catalogueEntities, migrations);
    transactions = new TypeOrmTransactions(database);
  });
  afterAll(async () => {
    await database.destroy();
    await fresh.drop();
  });

  const add = (tx: Tx, one: DataDefinition) =>
    store.add(tx, {
      id: newId(),
      state: 'published',
      definition: one,
      sha256: digestOf(one),
      proposer: 'MINATO',
      round: 1,
      members: [],
      proposedBy: null,
      reason: null,
      proposedAt: new Date(),
      closedAt: new Date(),
      closingReason: null,
    });
  const publish = (one: DataDefinition) => transactions.run(async (tx) => ok(await add(tx, one)));
  /** As a process has them that publishes nothing itself. */
  const process = (events = new InProcessEvents()) =>
    new DefinitionTexts(transactions, events, new Definitions(store));
  const found = (texts: DefinitionTexts, written: string) =>
    transactions.read(async (tx) => {
      const latest = await texts.latest(tx);
      const matches = latest.flatMap((text) => text.find(unwrap(parseQuery(written))));
      return matches.map((match) => match.definition.version);
    });

  it('take in what another process published, and keep older versions by their number', async () => {
    const texts = process();
    await publish(definition(1, '病名'));
    expect(await found(texts, '病名')).toEqual([1]);
    await publish(definition(2, '傷病名'));
    expect(await found(texts, '傷病')).toEqual([2]);
    for (let version = 3; version <= 9; version += 1)
      await publish(definition(version, `第${version}版`));
    for (let version = 9; version >= 1; version -= 1) {
      const text = await transactions.read((tx) => texts.of(tx, { id: 'test/texts', version }));
      expect(text).toMatchObject({ value: { definition: { id: 'test/texts', version } } });
    }
    expect(await found(texts, '第9版')).toEqual([9]);
  });

  it('keep nothing of a publication that was undone', async () => {
    const events = new InProcessEvents();
    const texts = process(events);
    texts.onModuleInit();
    await transactions.run(async (tx) => {
      await add(tx, definition(10, '取り消された名称'));
      unwrap(
        await events.publish(tx, {
          name: 'definition.published',
          definitionId: 'test/texts',
          version: 10,
        }),
      );
      return refuse(holdingsErrors.SEARCH_EMPTY);
    });
    expect(await found(texts, '取り消された')).toEqual([]);
    await publish(definition(10, '別の名称'));
    expect(await found(texts, '取り消された')).toEqual([]);
    expect(await found(texts, '別の')).toEqual([10]);
  });

  it('refuse a version nobody published', async () => {
    const name = { id: 'test/texts', version: 99 };
    const refused = await transactions.read((tx) => process().of(tx, name));
    expect(refused).toMatchObject({ error: { code: 'DEFINITION_UNKNOWN' } });
  });
});
