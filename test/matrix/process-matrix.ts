import type { Permission } from '../../src/features/identity/domain/permissions.js';
import { permits } from '../../src/features/identity/domain/permissions.js';
import { ROLES, type Role } from '../../src/kernel/actor.js';
import type { Transitions } from '../../src/kernel/transitions.js';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A command as a person gives it: its entrance's permission and how it is called. */
export interface PersonCommand<Subject> {
  readonly permission: Permission;
  readonly call: (role: Role, subject: Subject) => Promise<Reply>;
}

/** A process, how each of its states is reached by real commands, and who gives which command. */
export interface ProcessMatrix<S extends string, C extends string, Subject> {
  readonly transitions: Transitions<S, C>;
  /** A fresh process in the state, made ready for the command where the state allows it. */
  readonly reach: Readonly<Record<S, (command: C) => Promise<Subject>>>;
  readonly commands: Partial<Readonly<Record<C, PersonCommand<Subject>>>>;
  /** Commands nobody gives by hand, and what gives them: documented, not called. */
  readonly automatic: Partial<Readonly<Record<C, string>>>;
}

/** What became of one (state, command, role). */
export interface Triple {
  readonly state: string;
  readonly command: string;
  readonly role: Role;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  readonly expected: 'done' | 'PERMISSION_MISSING' | 'a refusal';
}

function outcomeOf({ status, body }: Reply): string {
  if (status < 300) return 'done';
  const { error } = body as { error?: { code?: string } };
  if (status >= 500 || error?.code === undefined)
    throw new Error(`Status ${status}: ${JSON.stringify(body)}`);
  return error.code;
}

/** Gives every command in every state in every role. A refusal must leave the state as it was: the subject is used on. */
export async function triplesOf<S extends string, C extends string, Subject>(
  matrix: ProcessMatrix<S, C, Subject>,
): Promise<Triple[]> {
  const { transitions, reach, commands } = matrix;
  const triples: Triple[] = [];
  for (const state of Object.keys(reach) as S[])
    for (const [command, { permission, call }] of Object.entries(commands) as [
      C,
      PersonCommand<Subject>,
    ][]) {
      const subject = await reach[state](command);
      const permitted = (role: Role) => permits([role], permission);
      const inOrder = ROLES.toSorted((a, b) => Number(permitted(a)) - Number(permitted(b)));
      let current = subject;
      for (const role of inOrder) {
        const outcome = outcomeOf(await call(role, current));
        const allowed = transitions.table[state][command] !== undefined;
        const expected = !permitted(role) ? 'PERMISSION_MISSING' : allowed ? 'done' : 'a refusal';
        triples.push({ state, command, role, outcome, expected });
        if (outcome === 'done') current = await reach[state](command);
      }
    }
  return triples;
}

export const isAsExpected = ({ outcome, expected }: Triple): boolean =>
  expected === 'a refusal'
    ? outcome !== 'done' && outcome !== 'PERMISSION_MISSING'
    : outcome === expected;
