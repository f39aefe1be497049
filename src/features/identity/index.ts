export { CreatePerson } from './application/create-person.use-case.js';
export { CreateFirstAdministrator } from './application/first-administrator.use-case.js';
export { Persons } from './application/persons.js';
export { Sessions } from './application/sessions.use-case.js';
export { SigningKeys } from './application/signing-keys.js';
export type { RegisteredKey, SigningKey } from './domain/signing-key.js';
