import { sha256Hex } from '../../../kernel/canonical-json.js';
import type { DeliveryEntry, HandoverEntry, PersonEntry } from '../domain/log-entry.js';
import { lookupHash, type StoredPerson } from '../domain/record-person.js';
import type { DeliveryEntity, HandoverEntity, RecordEntity } from './record.entities.js';

/** The logged entries, rebuilt column by column from the rows as they are now. */
export const handoverOfRow = ({ acquisition, ...row }: HandoverEntity): HandoverEntry => ({
  kind: 'handover',
  ...row,
  ...(acquisition === null ? {} : { acquisition }),
});

export const deliveryOfRow = ({ rows, ...row }: DeliveryEntity): DeliveryEntry => ({
  kind: 'delivery',
  ...row,
  rows,
});

export const personOfRow = (row: RecordEntity): PersonEntry => ({
  kind: 'person',
  version: row.version,
  sequence: row.sequence,
  handover: row.handoverId,
  tables: row.tables,
  digest: row.digest,
  person: row.personHash,
  sealed: sha256Hex(row.sealed),
  lookup: lookupHash({ local: row.lookupLocal, identity: row.lookupIdentity }),
  retainUntil: row.retainUntil,
});

/** Columns for the bulk statement, one array each, in the order of ADD_PERSONS. */
export const columnsOf = (persons: readonly StoredPerson[]): unknown[][] => [
  persons.map(({ entry }) => entry.sequence),
  persons.map(({ entry }) => entry.version),
  persons.map(({ entry }) => entry.handover),
  persons.map(({ entry }) => entry.digest),
  persons.map(({ entry }) => JSON.stringify(entry.tables)),
  persons.map(({ entry }) => entry.person),
  persons.map(({ sealed }) => sealed),
  persons.map(({ lookup }) => lookup.local),
  persons.map(({ lookup }) => lookup.identity),
  persons.map(({ entry }) => entry.retainUntil),
];

export const ADD_PERSONS = `
  INSERT INTO provision_record (sequence, version, handover_id, digest, tables, person_hash, sealed,
    lookup_local, lookup_identity, retain_until)
  SELECT * FROM unnest($1::bigint[], $2::smallint[], $3::uuid[], $4::text[], $5::jsonb[], $6::text[],
    $7::text[], $8::text[], $9::text[], $10::text[])`;
