import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { IdempotentCommand0003 } from '../../migrations/0003-idempotent-command.js';
import { defineErrors, ok, type Outcome, refuse } from '../../src/kernel/outcome.js';
import type { Tx } from '../../src/kernel/ports/transactions.js';
import { openDatabase } from '../../src/platform/database/data-source.js';
import { managerOf, TypeOrmTransactions } from '../../src/platform/database/transactions.js';
import { withRequest } from '../../src/platform/request-context.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

const { NOT_NOW } = defineErrors({
  NOT_NOW: { status: 409, ja: '今はできません。', en: 'Not now.' },
});

let database: FreshDatabase;
let dataSource: DataSource;
let transactions: TypeOrmTransactions;

const open = async () => {
  dataSource = await openDatabase(database.url, [], []);
  transactions = new TypeOrmTransactions(dataSource);
};

beforeEach(async () => {
  database = await freshDatabase([IdempotentCommand0003]);
  await open();
  await dataSource.query('CREATE TABLE account (name text PRIMARY KEY, amount int NOT NULL)');
  await dataSource.query("INSERT INTO account VALUES ('a', 0), ('b', 0)");
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const add = (tx: Tx, name: string) =>
  managerOf(tx).query('UPDATE account SET amount = amount + 1 WHERE name = $1', [name]);

async function amount(name: string): Promise<number> {
  const [row] = await dataSource.query<{ amount: number }[]>(
    'SELECT amount FROM account WHERE name = $1',
    [name],
  );
  return row?.amount ?? NaN;
}

type Work<T> = (tx: Tx) => Promise<Outcome<T>>;

/** One HTTP request that carries the key. */
function request<T>(key: string, work: Work<T>, asked = 'the same'): Promise<Outcome<T>> {
  const command = { personId: 'p1', key, requestDigest: asked, used: false };
  return withRequest({ requestId: randomUUID(), command }, () => transactions.run(work));
}

/** Adds one, and answers with a number of its own: a second effect would show in both. */
const addOne: Work<{ receipt: string }> = async (tx) => {
  await add(tx, 'a');
  return ok({ receipt: randomUUID() });
};

describe('a command with an Idempotency-Key', () => {
  it('has one effect and one outcome when twenty requests bring it at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => request('k', addOne)));
    expect(await amount('a')).toBe(1);
    const [first] = outcomes;
    expect(first).toMatchObject({ ok: true, value: { receipt: expect.any(String) } });
    for (const outcome of outcomes) expect(outcome).toEqual(first);
  });

  it('can be sent again with its key after a refusal, of which nothing remains', async () => {
    const refused = await request('k', async (tx) => {
      await add(tx, 'a');
      return refuse(NOT_NOW);
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_NOW' } });
    expect(await amount('a')).toBe(0);
    expect((await request('k', addOne)).ok).toBe(true);
    expect(await amount('a')).toBe(1);
  });

  it('can be sent again with its key after a fault, of which nothing remains', async () => {
    const fault = request('k', async (tx) => {
      await add(tx, 'a');
      throw new Error('disk full');
    });
    await expect(fault).rejects.toThrow('disk full');
    expect((await request('k', addOne)).ok).toBe(true);
    expect(await amount('a')).toBe(1);
  });

  it('is done by a waiting request when the first one is refused', async () => {
    let calls = 0;
    const firstRefused: Work<number> = async (tx) => {
      await add(tx, 'a');
      calls += 1;
      return calls === 1 ? refuse(NOT_NOW) : ok(calls);
    };
    const outcomes = await Promise.all([1, 2, 3].map(() => request('k', firstRefused)));
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true, true]);
    expect(await amount('a')).toBe(1);
  });

  it('keeps its outcome when the gateway is started anew', async () => {
    const first = await request('k', addOne);
    await dataSource.destroy();
    await open();
    expect(await request('k', addOne)).toEqual(first);
    expect(await amount('a')).toBe(1);
  });

  it('gives an outcome without a value again as one without a value', async () => {
    const first = await request('k', () => Promise.resolve(ok(null)));
    expect(await request('k', () => Promise.resolve(ok(null)))).toEqual(first);
  });

  it('is refused under the same key when it asks for something else', async () => {
    await request('k', addOne);
    const other = await request('k', addOne, 'something else');
    expect(other).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await amount('a')).toBe(1);
  });

  it('may open one transaction only: a second would not be covered by the key', async () => {
    const command = { personId: 'p1', key: 'k', requestDigest: 'd', used: false };
    const twice = withRequest({ requestId: '1', command }, async () => {
      await transactions.run(addOne);
      return transactions.run(addOne);
    });
    await expect(twice).rejects.toThrow('one transaction');
    expect(await amount('a')).toBe(1);
  });
});

/** Resolves for all once `count` have come; whoever comes later passes. */
function meetingOf(count: number): () => Promise<void> {
  let meet: () => void = () => undefined;
  const met = new Promise<void>((resolve) => (meet = resolve));
  let come = 0;
  return () => {
    come += 1;
    if (come === count) meet();
    return met;
  };
}

describe('two commands that lock the same rows in opposite order', () => {
  it('both end, each with one effect', async () => {
    const meeting = meetingOf(2);
    let attempts = 0;
    const inOrder = (first: string, second: string): Work<string> => {
      return async (tx) => {
        attempts += 1;
        await add(tx, first);
        await meeting();
        await add(tx, second);
        return ok(first + second);
      };
    };
    const outcomes = await Promise.all([
      request('k1', inOrder('a', 'b')),
      request('k2', inOrder('b', 'a')),
    ]);
    expect(outcomes).toEqual([ok('ab'), ok('ba')]);
    // Which of them PostgreSQL aborts, and how often, is its affair.
    expect(attempts).toBeGreaterThan(2);
    expect([await amount('a'), await amount('b')]).toEqual([2, 2]);
    const needed = attempts;
    expect(await request('k1', inOrder('a', 'b'))).toEqual(ok('ab'));
    expect(attempts).toBe(needed);
  });
});

describe('a read', () => {
  it('cannot write, and leaves the command of its request alone', async () => {
    const command = { personId: 'p1', key: 'k', requestDigest: 'd', used: false };
    await withRequest({ requestId: '1', command }, async () => {
      await expect(transactions.read((tx) => add(tx, 'a'))).rejects.toThrow('read-only');
      await transactions.run(addOne);
    });
    expect(await amount('a')).toBe(1);
  });
});
