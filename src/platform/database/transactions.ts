import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { type Outcome, RefusedError, refuse } from '../../kernel/outcome.js';
import { Transactions, Tx } from '../../kernel/ports/transactions.js';
import { currentRequest, type IdempotentCommand } from '../request-context.js';
import { databaseErrors } from './database-errors.js';

class TypeOrmTx extends Tx {
  constructor(readonly manager: EntityManager) {
    super();
  }
}

/** The entity manager of an open transaction: for stores only. */
export function managerOf(tx: Tx): EntityManager {
  if (tx instanceof TypeOrmTx) return tx.manager;
  throw new TypeError('Not a transaction of this database.');
}

/**
 * Runs `work` behind a savepoint: when it is refused, what it wrote is undone and the transaction
 * goes on. For the receiving side of the wire, which must record a refusal it rolls back.
 */
export async function withSavepoint<T>(
  tx: Tx,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const manager = managerOf(tx);
  await manager.query('SAVEPOINT refusable');
  const outcome = await work();
  await manager.query(
    outcome.ok ? 'RELEASE SAVEPOINT refusable' : 'ROLLBACK TO SAVEPOINT refusable',
  );
  return outcome;
}

const MOST_ATTEMPTS = 5;
/** Longest pause before the second attempt, in ms; twice that of the last before each further one. */
const PAUSE_MS = 20;

/**
 * Two commands may lock a feature's row and a channel in opposite orders; PostgreSQL then aborts one of
 * them as a whole (SQLSTATE 40P01), and doing it again from the start is what it asks for.
 */
const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '40P01';

export class TypeOrmTransactions extends Transactions {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async run<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const command = claim(currentRequest()?.command);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(command, work);
      } catch (error) {
        if (error instanceof RefusedError) return error.refusal;
        if (!isDeadlock(error) || attempt === MOST_ATTEMPTS) throw error;
        // Begun at once, it could take its first lock before the other, now free to go on, has woken.
        await pause(Math.random() * PAUSE_MS * 2 ** (attempt - 1));
      }
    }
  }

  private attempt<T>(
    command: IdempotentCommand | undefined,
    work: (tx: Tx) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return this.dataSource.transaction(async (manager) => {
      const outcome = await once(manager, command, () => work(new TypeOrmTx(manager)));
      // Throwing is how TypeORM is told to roll back.
      if (!outcome.ok) throw new RefusedError(outcome);
      return outcome;
    });
  }

  read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      // A lock taken by a read would fail whenever a command is at work: refused by the database, always.
      await manager.query('SET TRANSACTION READ ONLY');
      return work(new TypeOrmTx(manager));
    });
  }
}

function claim(command: IdempotentCommand | undefined): IdempotentCommand | undefined {
  if (command === undefined) return undefined;
  if (command.used) throw new Error('A command opens one transaction; this one opened a second.');
  command.used = true;
  return command;
}

interface StoredCommand {
  request_digest: string;
  outcome: unknown;
}

/** The stored outcome of a repeated command; otherwise the work's own outcome, stored beside its effect. */
async function once<T>(
  manager: EntityManager,
  command: IdempotentCommand | undefined,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (command === undefined) return work();
  const key = [command.personId, command.key];
  const claimed = await manager.query<unknown[]>(
    `INSERT INTO idempotent_command (person_id, key, request_digest) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING key`,
    [...key, command.requestDigest],
  );
  if (claimed.length === 0) return storedOutcome<T>(manager, command);
  const outcome = await work();
  if (outcome.ok)
    await manager.query(
      'UPDATE idempotent_command SET outcome = $3 WHERE person_id = $1 AND key = $2',
      [...key, JSON.stringify(outcome.value ?? null)],
    );
  return outcome;
}

async function storedOutcome<T>(
  manager: EntityManager,
  command: IdempotentCommand,
): Promise<Outcome<T>> {
  const [stored] = await manager.query<StoredCommand[]>(
    'SELECT request_digest, outcome FROM idempotent_command WHERE person_id = $1 AND key = $2',
    [command.personId, command.key],
  );
  if (stored?.request_digest !== command.requestDigest)
    return refuse(databaseErrors.IDEMPOTENCY_KEY_REUSED, { key: command.key });
  return { ok: true, value: stored.outcome as T };
}
