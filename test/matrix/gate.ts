import type { Office } from '../support/office.js';
import type { Offices } from '../support/offices.js';
import { table } from '../docs/support/written-document.js';
import type { Reply } from './process-matrix.js';

/** A condition of a command, and the same command where just this condition does not hold. */
export interface Gate {
  readonly mustJa: string;
  readonly code: string;
  readonly without: () => Promise<Reply>;
}

/** A command with all its conditions: `done` gives it where they all hold. */
export interface GatedCommand {
  readonly titleJa: string;
  /** Below `/api/`. */
  readonly route: string;
  readonly done: () => Promise<Reply>;
  readonly gates: readonly Gate[];
}

export const gate = (mustJa: string, code: string, without: () => Promise<Reply>): Gate => ({
  mustJa,
  code,
  without,
});

export const TODAY = '2026-11-21';

/** Circumstances that scenarios set and take back. */
export class Scene {
  constructor(readonly offices: Offices) {}

  /** As a public notice says; for the own certification as the operator itself records it. */
  async whileSuspended<T>(at: string, code: string, work: () => Promise<T>): Promise<T> {
    await this.certification(at, code, 'suspended');
    const result = await work();
    await this.certification(at, code, 'resumed');
    await this.offices.deliver();
    return result;
  }

  async onDay<T>(day: string, work: () => Promise<T>): Promise<T> {
    this.offices.clock.day = day;
    const result = await work();
    this.offices.clock.day = TODAY;
    return result;
  }

  /** Gives the command; the message it causes is delivered. */
  async post(code: string, role: string, path: string, body: object = {}): Promise<Reply> {
    const reply = await this.offices.of(code).post(role, path, body);
    await this.offices.deliver();
    return reply;
  }

  /** What must work for the scenario to be what it says. */
  async did<T>(code: string, role: string, path: string, body: object = {}): Promise<T> {
    const reply = await this.post(code, role, path, body);
    if (reply.status >= 300) throw new Error(`${path} ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  }

  of(code: string): Office {
    return this.offices.of(code);
  }

  private certification(at: string, code: string, change: string): Promise<unknown> {
    const event = { kind: 'anonymised', change, effectiveOn: TODAY, reference: '官報 第1号' };
    const path =
      at === code ? 'operator/certification-events' : `peers/${code}/certification-events`;
    return this.did(at, 'approver', path, event);
  }
}

export const HEAD = [
  '# What must hold for a command',
  '',
  'The conditions of the commands about contracts of both tiers, the data definition and certifications, besides the',
  'state ([states.md](states.md)) and the role ([roles-and-states.md](roles-and-states.md)). Each row was seen: the test that',
  'writes this page gives the command over HTTP where everything holds, and it is done; then where just this condition does',
  'not, and the gateway refuses with this code ([errors.md](errors.md)).',
];

const rowOf = ({ mustJa, code }: Gate): string[] => [
  mustJa,
  `[${code}](errors.md#${code.toLowerCase()})`,
];

export const sectionOf = (titleJa: string, commands: readonly GatedCommand[]): string[] => [
  `## ${titleJa}`,
  '',
  ...commands.flatMap((command) => [
    `### ${titleJa}: ${command.titleJa}`,
    '',
    `\`POST /api/${command.route}\``,
    '',
    ...table(['must hold', 'else'], command.gates.map(rowOf)),
    '',
  ]),
];
