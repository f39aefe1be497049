import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  CAUSES,
  CONTRACT_STEPS,
  END_CAUSES,
  type StepGroup,
  STEPS,
  type Words,
} from '../../src/features/contract/domain/contract-steps.js';
import { effectOf } from '../../src/features/contract/domain/effects.js';
import { table, writtenDocument } from './support/written-document.js';

const FILE = 'docs/contract-end.md';

const HEAD = [
  '# What the end of a contract stops and what survives it',
  '',
  'Every step of a case against every way in which its contract may end. Both gateways derive the same answer',
  'from the texts and notices they hold; a step that is stopped is refused with',
  '[CONTRACT_END_STOPS](errors.md#contract_end_stops), for a certification with',
  '[CERTIFICATION_NOT_LIVE](errors.md#certification_not_live), and new work without a basic contract in force with',
  '[BASIC_CONTRACT_MISSING](errors.md#basic_contract_missing). The table stands in',
  '`src/features/contract/domain/effects.ts`, the clauses in `contracts/legal/clauses/`. Where several ends hold,',
  'one that stops a step is enough.',
];

const GROUPS: Record<StepGroup, Words> = {
  new: { ja: '新たな業務', en: 'New work' },
  providing: { ja: '提供', en: 'Providing' },
  using: { ja: '利用', en: 'Using what was provided' },
  closing: { ja: '残務', en: 'Closing' },
};

const mark = { stops: '停止 stops', continues: '継続 continues' };

const causeRows = CAUSES.map((cause) => [
  `\`${cause}\``,
  END_CAUSES[cause].ja,
  END_CAUSES[cause].en,
]);

const sectionOf = (group: StepGroup): string[] => {
  const steps = CONTRACT_STEPS.filter((step) => STEPS[step].group === group);
  const rows = steps.map((step) => [
    `${STEPS[step].ja} (\`${step}\`)`,
    ...CAUSES.map((cause) => mark[effectOf(step, cause).outcome]),
  ]);
  const causes = CAUSES.map((cause) => `\`${cause}\``);
  return [
    `## ${GROUPS[group].ja} (${GROUPS[group].en})`,
    '',
    ...table(['手続 step', ...causes], rows),
    '',
    ...table(['手続 step', '終了事由 cause', '理由 reason', '条項 clause'], reasonsOf(steps)),
    '',
  ];
};

/** One line for each reason, with the steps and causes it is given for. */
function reasonsOf(steps: readonly (typeof CONTRACT_STEPS)[number][]): string[][] {
  const found = new Map<string, { steps: Set<string>; causes: Set<string>; row: string[] }>();
  for (const step of steps)
    for (const cause of CAUSES) {
      const { ja, en, clause } = effectOf(step, cause);
      const known = found.get(`${clause} ${ja}`) ?? {
        steps: new Set<string>(),
        causes: new Set<string>(),
        row: [`${ja}<br>${en}`, `\`${clause}\``],
      };
      known.steps.add(`\`${step}\``);
      known.causes.add(`\`${cause}\``);
      found.set(`${clause} ${ja}`, known);
    }
  return [...found.values()].map(({ steps: of, causes, row }) => [
    [...of].join(', '),
    causes.size === CAUSES.length ? 'すべて all' : [...causes].join(', '),
    ...row,
  ]);
}

describe('the end of a contract', () => {
  it('is described for every step and cause, as docs/contract-end.md says', async () => {
    const lines = [
      ...HEAD,
      '',
      '## 終了事由 (Causes)',
      '',
      ...table(['cause', 'ja', 'en'], causeRows),
      '',
      ...(Object.keys(GROUPS) as StepGroup[]).flatMap(sectionOf),
    ];
    const { expected, actual } = await writtenDocument(FILE, lines);
    expect(actual).toBe(expected);
  });

  it('rests on clauses that the basic contract has', () => {
    const template = JSON.parse(
      readFileSync('contracts/legal/templates/basic-contract.v1.json', 'utf8'),
    ) as { clauses: { clause: string }[] };
    const clauses = template.clauses.map(({ clause }) => clause);
    for (const step of CONTRACT_STEPS)
      for (const cause of CAUSES) {
        const { clause } = effectOf(step, cause);
        expect(clauses).toContain(clause);
        expect(existsSync(`contracts/legal/clauses/${clause}.v1.json`)).toBe(true);
      }
  });
});
