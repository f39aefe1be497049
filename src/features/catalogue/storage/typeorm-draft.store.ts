import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { managerOf } from '../../../platform/database/transactions.js';
import { DraftStore } from '../application/ports/draft.store.js';
import type { DefinitionDraft } from '../domain/definition-version.js';
import { DraftEntity } from './definition.entities.js';

@UseCase()
export class TypeOrmDraftStore extends DraftStore {
  all(tx: Tx): Promise<DefinitionDraft[]> {
    return managerOf(tx).find(DraftEntity, { order: { id: 'ASC' } });
  }

  async find(tx: Tx, id: string): Promise<DefinitionDraft | undefined> {
    return (await managerOf(tx).findOneBy(DraftEntity, { id })) ?? undefined;
  }

  async lock(tx: Tx, id: string): Promise<DefinitionDraft | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    return (await managerOf(tx).findOne(DraftEntity, { where: { id }, lock })) ?? undefined;
  }

  async save(tx: Tx, draft: DefinitionDraft): Promise<void> {
    await managerOf(tx).upsert(DraftEntity, { ...draft }, ['id']);
  }
}
