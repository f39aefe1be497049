import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { freshDatabase } from '../../support/database.js';

class Words1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TABLE word AS SELECT '融通' AS text");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE word');
  }
}

async function ask(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a fresh database', () => {
  it('has its migrations, and nothing of another test', async () => {
    const [first, second] = await Promise.all([
      freshDatabase([Words1700000000000]),
      freshDatabase([Words1700000000000]),
    ]);
    await ask(first.url, "UPDATE word SET text = 'yuzu'");
    expect(await ask(second.url, 'SELECT text FROM word')).toEqual([{ text: '融通' }]);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('is gone after it is dropped, even with a session left open', async () => {
    const database = await freshDatabase();
    const left = new pg.Client(database.url);
    left.on('error', () => undefined);
    await left.connect();
    await database.drop();
    await expect(ask(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
    await left.end().catch(() => undefined);
  });
});
