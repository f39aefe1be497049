export { CreatePerson } from './application/create-person.use-case.js';
export { CreateFirstAdministrator } from './application/first-administrator.use-case.js';
export { type KnownPerson, Persons } from './application/persons.js';
export { type Session, Sessions } from './application/sessions.use-case.js';
export { PERMISSIONS, type Permission } from './domain/permissions.js';
