import { randomBytes } from 'node:crypto';
import { sha256Hex } from '../../../kernel/canonical-json.js';
import type { HandoverLine } from './handover-line.js';
import type { HandoverEntry, PersonEntry } from './log-entry.js';
import { identityKey, localKey, personText, type SaltedPerson } from './person-key.js';

/** Keyed hashes a record is found by. */
export interface LookupHashes {
  readonly local: string;
  readonly identity: string;
}

/** A person's record as it is stored: the logged entry and the secret matter it commits to. */
export interface StoredPerson {
  readonly entry: PersonEntry;
  /** Encrypted canonical JSON of the salted person. */
  readonly sealed: string;
  readonly lookup: LookupHashes;
}

/** Encryption and keyed hashing, as the port FieldCipher offers them. */
export interface Sealing {
  seal(plain: string): string;
  blindIndex(normalised: string): string;
}

export const lookupHash = ({ local, identity }: LookupHashes): string =>
  sha256Hex(JSON.stringify([local, identity]));

export function recordPerson(
  line: HandoverLine,
  handover: HandoverEntry,
  sequence: number,
  sealing: Sealing,
): StoredPerson {
  const { institutionCode, patientId, nameKana, birthDate, tables, digest } = line;
  const salt = randomBytes(16).toString('hex');
  const person: SaltedPerson = { institutionCode, patientId, nameKana, birthDate, salt };
  const text = personText(person);
  const sealed = sealing.seal(text);
  const lookup = {
    local: sealing.blindIndex(localKey(institutionCode, patientId)),
    identity: sealing.blindIndex(identityKey(nameKana, birthDate)),
  };
  const entry: PersonEntry = {
    kind: 'person',
    version: 1,
    sequence,
    handover: handover.id,
    tables,
    digest,
    // Its `personHash`, from the text at hand.
    person: sha256Hex(text),
    sealed: sha256Hex(sealed),
    lookup: lookupHash(lookup),
    retainUntil: handover.retainUntil,
  };
  return { entry, sealed, lookup };
}
