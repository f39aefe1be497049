/** Role of a person at one gateway (mission: "who uses it"). */
export const ROLES = [
  'staff',
  'approver',
  'committee-member',
  'committee-chair',
  'secretary',
  'media-custodian',
  'key-custodian',
  'opt-out-desk',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a person logged in at this gateway, a peer's message, or the gateway itself. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly name: string;
      readonly roles: readonly Role[];
    }
  | { readonly kind: 'peer'; readonly operator: string }
  | { readonly kind: 'gateway' };

export type Person = Extract<Actor, { kind: 'person' }>;

/** Stable text of an actor for records, e.g. `person:0198…`, `peer:AOBA`, `gateway`. */
export const actorText = (actor: Actor): string =>
  actor.kind === 'person'
    ? `person:${actor.id}`
    : actor.kind === 'peer'
      ? `peer:${actor.operator}`
      : 'gateway';
