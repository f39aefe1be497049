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

/** A further entrance to a process: it leaves the state as it is, or gives a command another way. */
export interface PersonAction<S extends string, Subject> extends PersonCommand<Subject> {
  /** States it is done in. */
  readonly in: readonly S[];
  /** Changes nothing at all: its subject serves on. */
  readonly reads?: boolean;
}

/** A process, how each of its states is reached by real commands, and who gives which command. */
export interface ProcessMatrix<
  S extends string,
  C extends string,
  Subject,
  A extends string = never,
> {
  readonly transitions: Transitions<S, C>;
  /** A fresh process in the state, made ready for the command where the state allows it. */
  readonly reach: Readonly<Record<S, (command: C | A) => Promise<Subject>>>;
  readonly commands: Partial<Readonly<Record<C, PersonCommand<Subject>>>>;
  readonly actions?: Readonly<Record<A, PersonAction<S, Subject>>>;
  /** Commands nobody gives by hand, and what gives them: documented, not called. */
  readonly automatic: Partial<Readonly<Record<C, string>>>;
  /** What the table allows in a state to messages alone, and which; a person is refused. */
  readonly byMessage?: Partial<Readonly<Record<S, Partial<Readonly<Record<C, string>>>>>>;
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

/** `done`, or the code of the refusal; anything else than these is a fault. */
export function outcomeOf({ status, body }: Reply): string {
  if (status < 300) return 'done';
  const { error } = body as { error?: { code?: string } };
  if (status >= 500 || error?.code === undefined)
    throw new Error(`Status ${status}: ${JSON.stringify(body)}`);
  return error.code;
}

/** Roles without the permission first: their refusals leave the subject to those who have it. */
const inOrder = (permission: Permission): Role[] =>
  ROLES.toSorted((a, b) => Number(permits([a], permission)) - Number(permits([b], permission)));

/** One command or action in one state, and whether it is to be done there. */
interface Attempt<Subject> {
  readonly state: string;
  readonly command: string;
  readonly given: PersonCommand<Subject>;
  readonly allowed: boolean;
  /** Whether it leaves the subject another when it is done. */
  readonly leads: boolean;
  readonly subject: Subjects<Subject>;
}

/** Gives one command in one state in every role; what was done takes a fresh subject for the next. */
async function triplesOfAttempt<Subject>({
  state,
  command,
  given: { permission, call },
  allowed,
  leads,
  subject,
}: Attempt<Subject>): Promise<Triple[]> {
  const triples: Triple[] = [];
  for (const role of inOrder(permission)) {
    const outcome = outcomeOf(await call(role, await subject.get()));
    const denied = !permits([role], permission);
    const expected = denied ? 'PERMISSION_MISSING' : allowed ? 'done' : 'a refusal';
    triples.push({ state, command, role, outcome, expected });
    if (outcome === 'done' && leads) subject.used();
  }
  return triples;
}

/** Every command and action in this state; `leads` where it must not share its subject with others. */
function attemptsIn<S extends string, C extends string, Subject, A extends string>(
  { transitions, commands, actions, byMessage }: ProcessMatrix<S, C, Subject, A>,
  state: S,
): (Omit<Attempt<Subject>, 'subject' | 'command'> & { command: C | A })[] {
  const told: Partial<Record<C, string>> = byMessage?.[state] ?? {};
  const byCommand = (Object.keys(commands) as C[]).flatMap((command) => {
    const given = commands[command];
    const leads = transitions.table[state][command] !== undefined;
    const allowed = leads && told[command] === undefined;
    return given ? [{ state, command, given, leads, allowed }] : [];
  });
  const byAction = Object.entries<PersonAction<S, Subject>>(actions ?? {}).map(
    ([command, given]) => {
      const allowed = given.in.includes(state);
      const leads = allowed && given.reads !== true;
      return { state, command: command as A, given, leads, allowed };
    },
  );
  return [...byCommand, ...byAction];
}

/** A subject, prepared when it is first asked for. */
class Subjects<Subject> {
  private ready?: Promise<Subject> | undefined;
  constructor(private readonly reach: () => Promise<Subject>) {}
  get(): Promise<Subject> {
    this.ready ??= this.reach();
    return this.ready;
  }
  used(): void {
    this.ready = undefined;
  }
}

/**
 * Gives every command in every state in every role. A refusal must leave the state as it was: one subject
 * serves all commands that its state refuses.
 */
export async function triplesOf<
  S extends string,
  C extends string,
  Subject,
  A extends string = never,
>(matrix: ProcessMatrix<S, C, Subject, A>): Promise<Triple[]> {
  const { reach } = matrix;
  const triples: Triple[] = [];
  for (const state of Object.keys(reach) as S[]) {
    let refusing: Subjects<Subject> | undefined;
    for (const { command, ...attempt } of attemptsIn(matrix, state)) {
      const own = () => new Subjects(() => reach[state](command));
      const subject = attempt.leads ? own() : (refusing ??= own());
      triples.push(...(await triplesOfAttempt({ ...attempt, command, subject })));
    }
  }
  return triples;
}

export const isAsExpected = ({ outcome, expected }: Triple): boolean =>
  expected === 'a refusal'
    ? outcome !== 'done' && outcome !== 'PERMISSION_MISSING'
    : outcome === expected;
