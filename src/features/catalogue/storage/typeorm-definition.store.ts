import type { Tx } from '../../../kernel/ports/transactions.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { UseCase } from '../../../kernel/use-case.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import {
  type Closing,
  type DefinitionName,
  DefinitionStore,
  type PublishedName,
} from '../application/ports/definition.store.js';
import type { DefinitionState, DefinitionVersion } from '../domain/definition-version.js';
import type { Vote } from '../domain/definition-vote.js';
import { DefinitionEntity, VoteEntity } from './definition.entities.js';

const OLDEST_FIRST = { proposedAt: 'ASC', id: 'ASC' } as const;

@UseCase()
export class TypeOrmDefinitionStore extends DefinitionStore {
  constructor(private readonly clock: Clock) {
    super();
  }

  async find(tx: Tx, name: DefinitionName): Promise<DefinitionVersion | undefined> {
    const where = columnsOf(name);
    const rows = await managerOf(tx).find(DefinitionEntity, { where, order: OLDEST_FIRST });
    const row = rows.find(({ state }) => state === 'published') ?? rows.at(-1);
    return row && versionOf(row);
  }

  async lockAll(tx: Tx, name: DefinitionName): Promise<DefinitionVersion[]> {
    const rows = await managerOf(tx).find(DefinitionEntity, {
      where: columnsOf(name),
      order: OLDEST_FIRST,
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(versionOf);
  }

  async all(tx: Tx): Promise<DefinitionVersion[]> {
    const order = { definitionId: 'ASC', version: 'ASC', ...OLDEST_FIRST } as const;
    return (await managerOf(tx).find(DefinitionEntity, { order })).map(versionOf);
  }

  async publishedNames(tx: Tx): Promise<PublishedName[]> {
    const rows = await managerOf(tx).find(DefinitionEntity, {
      select: { id: true, definitionId: true, version: true, sha256: true },
      where: { state: 'published' },
      order: { definitionId: 'ASC', version: 'ASC' },
    });
    return rows.map(({ definitionId, version, sha256 }) => ({ id: definitionId, version, sha256 }));
  }

  add(tx: Tx, version: DefinitionVersion): Promise<boolean> {
    const members = [...version.members];
    return insertOnce(tx, DefinitionEntity, {
      ...version,
      ...columnsOf(version.definition),
      members,
    });
  }

  async setState(tx: Tx, id: string, state: DefinitionState, closing?: Closing): Promise<void> {
    const closed = closing && { closedAt: closing.at, closingReason: closing.reason ?? null };
    await managerOf(tx).update(DefinitionEntity, { id }, { state, ...closed });
  }

  async votes(tx: Tx, definitionId: string): Promise<Vote[]> {
    const order = { recordedAt: 'ASC' } as const;
    const rows = await managerOf(tx).find(VoteEntity, { where: { definitionId }, order });
    return rows.map(({ document, signature, verified }) => ({ document, signature, verified }));
  }

  addVote(tx: Tx, definitionId: string, vote: Vote): Promise<boolean> {
    const { operator, vote: choice } = vote.document;
    const recordedAt = this.clock.now();
    return insertOnce(tx, VoteEntity, {
      definitionId,
      operator,
      vote: choice,
      ...vote,
      recordedAt,
    });
  }
}

const columnsOf = ({ id, version }: DefinitionName) => ({ definitionId: id, version });

const versionOf = ({ definitionId: _, version: __, ...version }: DefinitionEntity) => version;
