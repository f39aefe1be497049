import type { Role } from '../../src/kernel/actor.js';
import { table } from '../docs/support/written-document.js';
import type { ProcessMatrix, Triple } from './process-matrix.js';

export const headOf = (title: string): string[] => [
  `# ${title}`,
  '',
  'Every command that a person gives to these processes, in every state, in every role: each combination was',
  'given to a gateway over HTTP by the test that writes this page. `○` with a role: done. A code: the refusal',
  'that a person with the right role gets in that state ([errors.md](errors.md)). Every role that a cell does',
  'not name is refused with [PERMISSION_MISSING](errors.md#permission_missing), whatever the state.',
];

const uniq = <T>(values: readonly T[]): T[] => [...new Set(values)];

function cellOf(triples: readonly Triple[]): string {
  const done = triples.filter(({ outcome }) => outcome === 'done').map(({ role }) => role);
  if (done.length > 0) return `○ ${done.join(', ')}`;
  const codes = uniq(triples.map(({ outcome }) => outcome)).filter(
    (code) => code !== 'PERMISSION_MISSING',
  );
  return codes.map((code) => `\`${code}\``).join(', ');
}

const rolesOf = (triples: readonly Triple[]): Role[] =>
  uniq(triples.filter(({ outcome }) => outcome !== 'PERMISSION_MISSING').map(({ role }) => role));

/** One process: commands down, states across. */
export function sectionOf<S extends string, C extends string, Subject, A extends string = never>(
  { transitions, reach, commands, actions, automatic, byMessage }: ProcessMatrix<S, C, Subject, A>,
  triples: readonly Triple[],
): string[] {
  const states = Object.keys(reach);
  const rows = [...Object.keys(commands), ...Object.keys(actions ?? {})].map((command) => {
    const ofCommand = triples.filter((triple) => triple.command === command);
    const cells = states.map((state) => cellOf(ofCommand.filter((one) => one.state === state)));
    return [command, rolesOf(ofCommand).join(', '), ...cells];
  });
  const byItself = Object.entries<string | undefined>(automatic).map(
    ([command, cause]) => `- \`${command}\`: ${cause ?? ''}`,
  );
  const told = Object.entries<Partial<Record<string, string>> | undefined>(byMessage ?? {});
  const fromPeers = told.flatMap(([state, row]) =>
    Object.entries(row ?? {}).map(
      ([command, cause]) => `- \`${command}\` in \`${state}\`: ${cause ?? ''}`,
    ),
  );
  const others = [...byItself, ...fromPeers];
  return [
    `## ${transitions.subject}`,
    '',
    ...table(['command', 'roles', ...states], rows),
    '',
    ...(others.length > 0 ? ['Not given by hand:', '', ...others, ''] : []),
  ];
}
