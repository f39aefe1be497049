import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/http/authenticator.js';
import { CreatePerson } from './application/create-person.use-case.js';
import { CreateFirstAdministrator } from './application/first-administrator.use-case.js';
import { Persons } from './application/persons.js';
import { Passwords } from './application/ports/passwords.js';
import { KeyReader } from './application/ports/key-reader.js';
import { PersonStore } from './application/ports/person.store.js';
import { SigningKeyStore } from './application/ports/signing-key.store.js';
import { RegisterSigningKey } from './application/register-signing-key.use-case.js';
import { SigningKeys } from './application/signing-keys.js';
import { Sessions } from './application/sessions.use-case.js';
import { IdentityController } from './http/identity.controller.js';
import { SigningKeyController } from './http/signing-key.controller.js';
import { SessionAuthenticator } from './http/session-authenticator.js';
import { Argon2Passwords } from './storage/argon2-passwords.js';
import { OpenPgpKeyReader } from './storage/openpgp-key-reader.js';
import { TypeOrmPersonStore } from './storage/typeorm-person.store.js';
import { TypeOrmSigningKeyStore } from './storage/typeorm-signing-key.store.js';

@Global()
@Module({
  controllers: [IdentityController, SigningKeyController],
  providers: [
    CreateFirstAdministrator,
    CreatePerson,
    Persons,
    RegisterSigningKey,
    Sessions,
    SigningKeys,
    { provide: Authenticator, useClass: SessionAuthenticator },
    { provide: Passwords, useClass: Argon2Passwords },
    { provide: KeyReader, useClass: OpenPgpKeyReader },
    { provide: PersonStore, useClass: TypeOrmPersonStore },
    { provide: SigningKeyStore, useClass: TypeOrmSigningKeyStore },
  ],
  exports: [Authenticator, CreateFirstAdministrator, CreatePerson, Persons, Sessions, SigningKeys],
})
export class IdentityModule {}
