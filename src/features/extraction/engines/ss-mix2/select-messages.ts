import { DATA_KINDS, isOrderless, type Identity } from './data-kinds.js';
import type { StorageName } from './storage-path.js';

/** A correctly named and placed file of one patient. */
export interface StoredMessage {
  readonly path: string;
  readonly name: StorageName;
}

/** What becomes of each file of one patient before any of them is opened. */
export interface Selection {
  readonly read: readonly StoredMessage[];
  readonly replaced: number;
  readonly deleted: readonly StoredMessage[];
  readonly notInDefinition: number;
  readonly contradictory: readonly StoredMessage[];
}

/** An order without a number cannot be superseded: each of its files is one of its own. */
function identityOf({ kind, orderNumber }: StorageName): Identity {
  const identity = DATA_KINDS.get(kind)?.identity ?? 'event';
  return identity === 'order' && isOrderless(orderNumber) ? 'event' : identity;
}

const EVENT_KEYS: Readonly<Record<string, (name: StorageName) => readonly string[]>> = {
  // The keys of the tables encounter, prescription_administration and injection_administration.
  ADT: ({ kind, time }) => [kind, time],
  RAS: ({ kind, orderNumber, time }) => [kind, orderNumber, time],
};

/** Files of the same key are versions of one thing. */
function keyOf(name: StorageName): string {
  const { kind, orderNumber, department, date, time } = name;
  const keys: Readonly<Record<Identity, () => readonly string[]>> = {
    patient: () => [kind, orderNumber],
    department: () => [kind, orderNumber, isOrderless(orderNumber) ? department : ''],
    order: () => [kind, orderNumber],
    event: () =>
      EVENT_KEYS[DATA_KINDS.get(kind)?.message ?? '']?.(name) ?? [kind, date, department, time],
  };
  return keys[identityOf(name)]().join('_');
}

/** Latest messages of one key; several of the same time contradict each other. */
function latestOf(messages: readonly StoredMessage[]): StoredMessage[] {
  const last = messages.reduce((time, { name }) => (name.time > time ? name.time : time), '');
  return messages.filter(({ name }) => name.time === last);
}

function grouped(messages: readonly StoredMessage[]): StoredMessage[][] {
  const groups = new Map<string, StoredMessage[]>();
  for (const message of messages) {
    const key = keyOf(message.name);
    const group = groups.get(key);
    if (group) group.push(message);
    else groups.set(key, [message]);
  }
  return [...groups.values()];
}

/**
 * The later message of an order replaces the earlier; condition flag 0 deletes. An order whose latest
 * message is deleted, contradictory or unreadable is not read from an earlier one: stale is worse
 * than absent, and the absence is reported.
 */
export function selectMessages(
  messages: readonly StoredMessage[],
  kinds: ReadonlySet<string>,
): Selection {
  const deleted = messages.filter(({ name }) => !name.valid);
  const known = messages.filter(({ name }) => kinds.has(name.kind));
  const read: StoredMessage[] = [];
  const contradictory: StoredMessage[] = [];
  let replaced = 0;
  for (const group of grouped(known)) {
    const latest = latestOf(group);
    const valid = latest.filter(({ name }) => name.valid);
    (latest.length > 1 ? contradictory : read).push(...valid);
    replaced += group.filter(({ name }) => name.valid).length - valid.length;
  }
  const notInDefinition = messages.filter(({ name }) => name.valid && !kinds.has(name.kind)).length;
  return { read, replaced, deleted, notInDefinition, contradictory };
}
