import type { FindingCode } from '../../domain/source-finding.js';
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

/** Kinds of messages that fill the data definition's tables, and the message code (MSH-9) each must have. */
export const KINDS: ReadonlyMap<string, string> = new Map([
  ['ADT-00', 'ADT'],
  ['OMP-01', 'RDE'],
  ['OMP-02', 'RDE'],
  ['OML-11', 'OUL'],
  ['PPR-01', 'PPR'],
]);

export const PATIENT_KIND = 'ADT-00';

/** Order number of kinds that have no orders: then each department keeps a message of its own. */
const NO_ORDER = /^9+$/;

function orderKey({ kind, orderNumber, department }: StorageName): string {
  const perDepartment = kind !== PATIENT_KIND && NO_ORDER.test(orderNumber);
  return [kind, orderNumber, perDepartment ? department : ''].join('_');
}

/** Latest messages of one order; several of the same time contradict each other. */
function latestOf(messages: readonly StoredMessage[]): StoredMessage[] {
  const last = messages.reduce((time, { name }) => (name.time > time ? name.time : time), '');
  return messages.filter(({ name }) => name.time === last);
}

function grouped(messages: readonly StoredMessage[]): StoredMessage[][] {
  const groups = new Map<string, StoredMessage[]>();
  for (const message of messages) {
    const key = orderKey(message.name);
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
export function selectMessages(messages: readonly StoredMessage[]): Selection {
  const deleted = messages.filter(({ name }) => !name.valid);
  const known = messages.filter(({ name }) => KINDS.has(name.kind));
  const read: StoredMessage[] = [];
  const contradictory: StoredMessage[] = [];
  let replaced = 0;
  for (const group of grouped(known)) {
    const latest = latestOf(group);
    const valid = latest.filter(({ name }) => name.valid);
    (latest.length > 1 ? contradictory : read).push(...valid);
    replaced += group.filter(({ name }) => name.valid).length - valid.length;
  }
  const notInDefinition = messages.filter(({ name }) => name.valid && !KINDS.has(name.kind)).length;
  return { read, replaced, deleted, notInDefinition, contradictory };
}

/** A finding on one file, without its path. */
export interface MessageIssue {
  readonly code: FindingCode;
  readonly at?: string;
  readonly count?: number;
}
