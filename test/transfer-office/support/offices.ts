import { Global, Module } from '@nestjs/common';
import { ApplicationModule } from '../../../src/features/application/application.module.js';
import { PersonStore } from '../../../src/features/identity/application/ports/person.store.js';
import { SigningKeyStore } from '../../../src/features/identity/application/ports/signing-key.store.js';
import { Persons, SigningKeys } from '../../../src/features/identity/index.js';
import { TypeOrmPersonStore } from '../../../src/features/identity/storage/typeorm-person.store.js';
import { TypeOrmSigningKeyStore } from '../../../src/features/identity/storage/typeorm-signing-key.store.js';
import { LinkageModule } from '../../../src/features/linkage/linkage.module.js';
import { NoticeModule } from '../../../src/features/notice/notice.module.js';
import { OptOutModule } from '../../../src/features/opt-out/opt-out.module.js';
import { TransferModule } from '../../../src/features/transfer/transfer.module.js';
import { ROLES } from '../../../src/kernel/actor.js';
import { sha256Hex } from '../../../src/kernel/canonical-json.js';
import type { Database } from '../../../src/platform/database/data-source.js';
import type { OfficeParts } from '../../support/office.js';
import { Offices } from '../../support/offices.js';
import { giveSigners } from './signers.js';

/** Id of who logs in: a role, or `role:second` for another person of the role. */
export const idOf = (login: string): string => {
  const hex = sha256Hex(login);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Two persons of every role, under the ids of their logins. */
async function hire(dataSource: Database): Promise<void> {
  for (const role of ROLES)
    for (const login of [role, `${role}:second`])
      await dataSource.query(
        `INSERT INTO person (id, login, name, roles, password_hash) VALUES ($1, $2, $2, $3, '-')`,
        [idOf(login), login, [role]],
      );
}

@Global()
@Module({
  providers: [
    { provide: PersonStore, useClass: TypeOrmPersonStore },
    { provide: SigningKeyStore, useClass: TypeOrmSigningKeyStore },
    Persons,
    SigningKeys,
  ],
  exports: [Persons, SigningKeys],
})
class PeopleModule {}

/** From application to linkage. */
export const MODULES = [
  PeopleModule,
  OptOutModule,
  NoticeModule,
  ApplicationModule,
  TransferModule,
  LinkageModule,
];

/** Gateways from application to linkage and beyond, with people of their own. */
export async function openOffices(
  codes: readonly string[],
  { modules = [], ...parts }: Partial<Pick<OfficeParts, 'modules' | 'settings' | 'keepsJobs'>> = {},
): Promise<Offices> {
  const offices = await Offices.open({ modules: [...MODULES, ...modules], idOf, ...parts }, codes);
  for (const office of offices.all) {
    await hire(office.dataSource);
    await giveSigners(office, idOf);
  }
  return offices;
}
