import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../../platform/http/authenticator.js';
import { CreatePerson } from './application/create-person.use-case.js';
import { CreateFirstAdministrator } from './application/first-administrator.use-case.js';
import { Persons } from './application/persons.js';
import { Passwords } from './application/ports/passwords.js';
import { PersonStore } from './application/ports/person.store.js';
import { Sessions } from './application/sessions.use-case.js';
import { IdentityController } from './http/identity.controller.js';
import { SessionAuthenticator } from './http/session-authenticator.js';
import { Argon2Passwords } from './storage/argon2-passwords.js';
import { TypeOrmPersonStore } from './storage/typeorm-person.store.js';

@Global()
@Module({
  controllers: [IdentityController],
  providers: [
    CreateFirstAdministrator,
    CreatePerson,
    Persons,
    Sessions,
    { provide: Authenticator, useClass: SessionAuthenticator },
    { provide: Passwords, useClass: Argon2Passwords },
    { provide: PersonStore, useClass: TypeOrmPersonStore },
  ],
  exports: [Authenticator, CreateFirstAdministrator, CreatePerson, Persons, Sessions],
})
export class IdentityModule {}
