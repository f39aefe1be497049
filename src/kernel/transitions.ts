import { defineErrors, ok, refuse, type Outcome } from './outcome.js';

/** state → command → next state. State names are strings, kept as they are in the database. */
export type TransitionTable<S extends string, C extends string> = Readonly<
  Record<S, Partial<Readonly<Record<C, S>>>>
>;

const transitionErrors = defineErrors({
  TRANSITION_REFUSED: {
    status: 409,
    ja: '{subject}は「{state}」の状態にあるため、「{command}」はできません。可能な操作: {allowed}',
    en: '{subject} is in state "{state}", so "{command}" is not possible. Possible: {allowed}',
  },
});

/** Typed table of a process; `next` refuses what the table does not allow and names what it does. */
export class Transitions<S extends string, C extends string> {
  constructor(
    readonly subject: string,
    readonly table: TransitionTable<S, C>,
  ) {
    const states = new Set(Object.keys(table));
    for (const [state, row] of Object.entries<Partial<Record<C, S>>>(table))
      for (const target of Object.values<S | undefined>(row))
        if (target === undefined || !states.has(target))
          throw new Error(
            `${subject}: state ${state} leads to the unknown state ${String(target)}`,
          );
  }

  next(state: S, command: C): Outcome<S> {
    const row = this.table[state];
    const target = row[command];
    if (target !== undefined) return ok(target);
    const allowed = Object.keys(row).join(', ') || '-';
    return refuse(transitionErrors.TRANSITION_REFUSED, {
      subject: this.subject,
      state,
      command,
      allowed,
    });
  }

  allowed(state: S): C[] {
    return Object.keys(this.table[state]) as C[];
  }
}
