import type { DataSource } from 'typeorm';
import { IdempotentCommand0003 } from '../../../migrations/0003-idempotent-command.js';
import { IdentityAudit0004 } from '../../../migrations/0004-identity-audit.js';
import { SigningKeys0022 } from '../../../migrations/0022-signing-keys.js';
import { AuditEntryEntity } from '../../../src/features/audit/storage/audit-entry.entity.js';
import { TypeOrmAuditTrail } from '../../../src/features/audit/storage/typeorm-audit-trail.js';
import {
  CreateFirstAdministrator,
  CreatePerson,
  Persons,
  Sessions,
  SigningKeys,
} from '../../../src/features/identity/index.js';
import { RegisterSigningKey } from '../../../src/features/identity/application/register-signing-key.use-case.js';
import { Argon2Passwords } from '../../../src/features/identity/storage/argon2-passwords.js';
import { identityEntities } from '../../../src/features/identity/storage/person.entities.js';
import { OpenPgpKeyReader } from '../../../src/features/identity/storage/openpgp-key-reader.js';
import { TypeOrmPersonStore } from '../../../src/features/identity/storage/typeorm-person.store.js';
import { TypeOrmSigningKeyStore } from '../../../src/features/identity/storage/typeorm-signing-key.store.js';
import { type AuditEntry, AuditTrail } from '../../../src/kernel/ports/audit-trail.js';
import { Clock } from '../../../src/kernel/ports/clock.js';
import type { Keyring } from '../../../src/kernel/ports/keyring.js';
import type { Tx } from '../../../src/kernel/ports/transactions.js';
import { openDatabase } from '../../../src/platform/database/data-source.js';
import { TypeOrmTransactions } from '../../../src/platform/database/transactions.js';
import { freshDatabase } from '../../support/database.js';

/** Stands still until the test moves it. */
class TestClock extends Clock {
  at = Date.parse('2026-11-21T00:00:00.000Z');
  now(): Date {
    return new Date(this.at);
  }
}

class Trail extends AuditTrail {
  constructor(private readonly trail: TypeOrmAuditTrail) {
    super();
  }
  record(tx: Tx, entry: AuditEntry): Promise<void> {
    return this.trail.record(tx, entry);
  }
}

/** The persons of one gateway over a real database. */
export class Office {
  readonly clock = new TestClock();
  readonly transactions: TypeOrmTransactions;
  readonly create: CreatePerson;
  readonly sessions: Sessions;
  readonly persons: Persons;
  readonly first: CreateFirstAdministrator;
  readonly signingKeys: SigningKeys;

  private constructor(
    readonly dataSource: DataSource,
    private readonly dispose: () => Promise<void>,
  ) {
    const store = new TypeOrmPersonStore();
    const passwords = new Argon2Passwords();
    const audit = new Trail(new TypeOrmAuditTrail(this.clock));
    this.transactions = new TypeOrmTransactions(dataSource);
    this.create = new CreatePerson(this.transactions, store, passwords, audit);
    this.sessions = new Sessions(this.transactions, store, passwords, this.clock);
    this.persons = new Persons(store);
    this.first = new CreateFirstAdministrator(this.create);
    this.signingKeys = new SigningKeys(this.transactions, store, new TypeOrmSigningKeyStore());
  }

  /** Registration at a gateway whose own key is this one. */
  registration(keyring: Keyring): RegisterSigningKey {
    return new RegisterSigningKey(
      this.transactions,
      new TypeOrmPersonStore(),
      new TypeOrmSigningKeyStore(),
      new OpenPgpKeyReader(),
      keyring,
      new Trail(new TypeOrmAuditTrail(this.clock)),
      this.clock,
    );
  }

  static async open(): Promise<Office> {
    const database = await freshDatabase([
      IdempotentCommand0003,
      IdentityAudit0004,
      SigningKeys0022,
    ]);
    const entities = [...identityEntities, AuditEntryEntity];
    const dataSource = await openDatabase(database.url, entities, []);
    return new Office(dataSource, async () => {
      await dataSource.destroy();
      await database.drop();
    });
  }

  close(): Promise<void> {
    return this.dispose();
  }
}
