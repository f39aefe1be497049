import type { Tx } from '../../../kernel/ports/transactions.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { UseCase } from '../../../kernel/use-case.js';
import { insertOnce } from '../../../platform/database/insert-once.js';
import { managerOf } from '../../../platform/database/transactions.js';
import {
  type Agreement,
  type DefinitionName,
  DefinitionStore,
} from '../application/ports/definition.store.js';
import type { DefinitionState, DefinitionVersion } from '../domain/definition-version.js';
import { AgreementEntity, DefinitionEntity } from './definition.entities.js';

@UseCase()
export class TypeOrmDefinitionStore extends DefinitionStore {
  constructor(private readonly clock: Clock) {
    super();
  }

  async find(tx: Tx, name: DefinitionName): Promise<DefinitionVersion | undefined> {
    const row = await managerOf(tx).findOneBy(DefinitionEntity, columnsOf(name));
    return row ? versionOf(row) : undefined;
  }

  async lock(tx: Tx, name: DefinitionName): Promise<DefinitionVersion | undefined> {
    const row = await managerOf(tx).findOne(DefinitionEntity, {
      where: columnsOf(name),
      lock: { mode: 'pessimistic_write' },
    });
    return row ? versionOf(row) : undefined;
  }

  async all(tx: Tx): Promise<DefinitionVersion[]> {
    const order = { definitionId: 'ASC', version: 'ASC' } as const;
    return (await managerOf(tx).find(DefinitionEntity, { order })).map(versionOf);
  }

  add(tx: Tx, version: DefinitionVersion): Promise<boolean> {
    const members = [...version.members];
    return insertOnce(tx, DefinitionEntity, {
      ...version,
      ...columnsOf(version.definition),
      members,
    });
  }

  async setState(tx: Tx, id: string, state: DefinitionState): Promise<void> {
    await managerOf(tx).update(DefinitionEntity, { id }, { state });
  }

  async agreements(tx: Tx, definitionId: string): Promise<Agreement[]> {
    const order = { agreedAt: 'ASC' } as const;
    const rows = await managerOf(tx).find(AgreementEntity, { where: { definitionId }, order });
    return rows.map(({ operator, agreedAt }) => ({ operator, agreedAt: agreedAt.toISOString() }));
  }

  agree(tx: Tx, definitionId: string, operator: string): Promise<boolean> {
    const agreedAt = this.clock.now();
    return insertOnce(tx, AgreementEntity, { definitionId, operator, agreedAt });
  }
}

const columnsOf = ({ id, version }: DefinitionName) => ({ definitionId: id, version });

const versionOf = ({ definitionId: _, version: __, ...version }: DefinitionEntity) => version;
