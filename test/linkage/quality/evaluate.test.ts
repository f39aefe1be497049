import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LinkEvidence } from '../../../src/features/linkage/domain/model/evidence.js';
import type { LinkageQuality } from '../../../src/features/linkage/domain/evaluate.js';
import type { RunComparison } from '../../../src/features/linkage/domain/quality/compare-runs.js';
import type { CoverageReport } from '../../../src/features/linkage/domain/quality/blocking-analysis.js';
import { background } from '../hard-cases/background.js';
import { Bench, type LinkRun } from '../support/linkage-run.js';
import { qualityCommand } from '../support/quality-command.js';
import { csvOf, ELSEWHERE, patient } from '../support/patients.js';

const HEADER = 'operator,institution_code,patient_id,person_key\r\n';

let bench: Bench;
let run: LinkRun;
/** Output of another linkage of the same records. */
let otherRun: string;
let truth: string;
/** Two records of one person in truth that the run keeps apart, and two of different persons it links. */
let truthWithErrors: string;

beforeAll(async () => {
  bench = await Bench.create();
  const sources = background(300).map((rows) =>
    rows.slice(0, 600).map((row, i) => ({ ...row, patient_id: String(i) })),
  );
  const [aoba = [], minato = []] = sources;
  const both = { AOBA: aoba, MINATO: minato };
  otherRun = join(bench.folder, 'other');
  expect(await bench.execute(both, { out: otherRun, profile: 'operator-b' })).toMatchObject({
    ok: true,
  });
  run = await bench.run(both);
  // The truth of these tests is the run itself: what is measured is how it is measured.
  const lines = [...run.person].map(([record, person]) => {
    const [operator = '', patient = ''] = record.split('/');
    return [operator, '1310000001', patient, person] as const;
  });
  truth = join(bench.folder, 'truth.csv');
  await writeFile(truth, HEADER + lines.map((line) => `${line.join(',')}\r\n`).join(''));
  const linked = lines.filter(
    ([, , , person]) => lines.filter((one) => one[3] === person).length === 2,
  );
  const [one, other] = [
    linked[0]?.[3],
    linked.find(([, , , person]) => person !== linked[0]?.[3])?.[3],
  ];
  const swapped = lines.map(([operator, institution, patient, person]) => {
    const isSwapped = operator === 'MINATO' && (person === one || person === other);
    return [operator, institution, patient, isSwapped ? (person === one ? other : one) : person];
  });
  truthWithErrors = join(bench.folder, 'other-truth.csv');
  await writeFile(
    truthWithErrors,
    HEADER + swapped.map((line) => `${line.join(',')}\r\n`).join(''),
  );
});
afterAll(() => bench.erase());

interface Measured {
  readonly measured: {
    readonly quality: LinkageQuality;
    readonly coverage: CoverageReport;
  };
}

const yuzu = (args: string[], at = bench) => qualityCommand(at, args);

const sources = () =>
  ['AOBA', 'MINATO'].flatMap((operator) => [
    '--source',
    `${operator}=${join(bench.folder, operator)}`,
  ]);

describe('yuzu link evaluate', () => {
  it('measures a run that is right as right', async () => {
    const { result } = await yuzu(['evaluate', '--truth', truth]);
    expect(result).toMatchObject({ measured: { quality: { precision: 1, recall: 1 } } });
  });

  it('counts two persons taken for each other as two wrong links and two missed, by kind', async () => {
    const { result, forPeople } = await yuzu([
      'evaluate',
      '--truth',
      truthWithErrors,
      ...sources(),
    ]);
    const { measured } = result as {
      measured: {
        quality: { linkedPairs: number; correctPairs: number; truePairs: number };
        errors: Record<'wrong' | 'missed', { pairs: number }[]>;
      };
    };
    const { linkedPairs, correctPairs, truePairs } = measured.quality;
    expect(linkedPairs - correctPairs).toBe(2);
    expect(truePairs - correctPairs).toBe(2);
    for (const kinds of [measured.errors.wrong, measured.errors.missed])
      expect(kinds.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(2);
    expect(forPeople).toContain('Measured: precision');
  });

  it('tells what every blocking rule finds of the pairs of one person, and what none does', async () => {
    const { result, forPeople } = await yuzu(['evaluate', '--truth', truth, ...sources()]);
    const { quality, coverage } = (result as Measured).measured;
    expect(coverage.pairs).toBe(quality.truePairs);
    expect(coverage.missedByAll).toBe(0);
    expect(coverage.rules.at(-1)?.cumulative).toBe(coverage.pairs);
    for (const { found, missed } of coverage.rules) expect(found + missed).toBe(coverage.pairs);
    expect(Math.max(...coverage.rules.map(({ missed }) => missed))).toBeGreaterThan(0);
    expect(forPeople).toContain('0 are found by no rule');
  });

  it('goes by no other profile than the linkage did', async () => {
    const args = ['evaluate', '--truth', truth, ...sources(), '--profile'];
    const { result } = await yuzu([...args, 'general-japanese']);
    expect((result as Measured).measured.coverage.pairs).toBeGreaterThan(0);
    await expect(yuzu([...args, 'operator-b'])).rejects.toThrow('LINK_EVALUATED_BY_OTHER_PROFILE');
  });

  it('measures against the verdicts of a review alone', async () => {
    const pair = (left: string, right: string, verdict: string) =>
      `AOBA,1310000001,${left},MINATO,1310000001,${right},${verdict}\r\n`;
    const ids = [...run.person].flatMap(([record, person]) => {
      const other = [...run.person].find(([key, p]) => p === person && key !== record)?.[0];
      return record.startsWith('AOBA/') && other
        ? [[record.slice(5), other.slice(7)] as const]
        : [];
    });
    const [[a, b] = ['', ''], [c, d] = ['', '']] = ids;
    const labels = join(bench.folder, 'labels.csv');
    const header =
      'left_operator,left_institution_code,left_patient_id,right_operator,right_institution_code,right_patient_id,verdict\r\n';
    const text = pair(a, b, 'same') + pair(c, d, 'different') + pair(a, d, 'same');
    await writeFile(labels, header + text);
    const { result } = await yuzu(['evaluate', '--labels', await bench.reviewed(labels)]);
    expect(result).toMatchObject({
      measured: {
        against: 'labels',
        quality: { records: 4, truePairs: 2, linkedPairs: 2, correctPairs: 1 },
      },
    });
  });

  it('finds no difference of a run to itself', async () => {
    const { result } = await yuzu(['evaluate', '--compare', bench.out]);
    expect(result).toMatchObject({ comparison: { onlyFirst: 0, onlySecond: 0 } });
  });

  it('tells which pairs another run links and this one does not, and writes them down', async () => {
    const file = join(bench.folder, 'differences.csv');
    const args = ['evaluate', '--compare', otherRun, '--differences', file];
    const { result, forPeople } = await yuzu(args);
    const { comparison } = result as { comparison: RunComparison };
    expect(comparison.onlyFirst + comparison.onlySecond).toBeGreaterThan(0);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\r\n').slice(1);
    expect(lines).toHaveLength(comparison.onlyFirst + comparison.onlySecond);
    expect(lines.filter((line) => line.startsWith('this,'))).toHaveLength(comparison.onlyFirst);
    expect(forPeople).toContain(`${comparison.onlySecond} only there`);
    await expect(yuzu(['evaluate', '--differences', file])).rejects.toThrow(
      'LINK_DIFFERENCES_OF_NOTHING',
    );
  });

  it('compares with no run of other records, and with none that was changed', async () => {
    const few = join(bench.folder, 'few');
    const sources = [];
    for (const code of ['AOBA', 'MINATO']) {
      const file = join(bench.folder, `${code}.csv`);
      await writeFile(file, csvOf([patient()]));
      sources.push({ operator: code, path: file });
    }
    const ticket = await bench.ticket(['AOBA', 'MINATO']);
    const { keyring, link } = bench;
    await link.execute({ task: 'link', keyring, ticket, sources, out: few });
    const compared = () => yuzu(['evaluate', '--compare', few]);
    await expect(compared()).rejects.toThrow('LINK_COMPARED_OTHER_RECORDS');
    await writeFile(join(few, 'links.csv'), '');
    await expect(compared()).rejects.toThrow('LINK_RUN_CHANGED');
  });

  it('tells of every blocking rule what it finds that none before it did', async () => {
    const { forPeople } = await yuzu(['evaluate']);
    const text = await readFile(join(bench.out, 'evidence.json'), 'utf8');
    const { blocking, patterns, results } = (JSON.parse(text) as { document: LinkEvidence })
      .document;
    const sum = (of: 'candidates' | 'linked') =>
      blocking.reduce((total, one) => total + (one[of] ?? 0), 0);
    expect(sum('candidates')).toBe(patterns.reduce((total, { pairs }) => total + pairs, 0));
    expect(sum('linked')).toBe(results.links);
    expect(forPeople).toContain(`${results.links} linked so far`);
  });

  it('writes a report that names nobody', async () => {
    const report = join(bench.folder, 'report.html');
    await yuzu(['evaluate', '--truth', truth, ...sources(), '--report', report]);
    const html = await readFile(report, 'utf8');
    expect(html).toContain('名寄せ 実施報告書');
    expect(html).not.toMatch(/1310000001|佐藤|サトウ|八王子|NaN|undefined/);
  });

  it('does not trust evidence that was changed', async () => {
    const file = join(bench.out, 'evidence.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"expectedPrecision":', '"expectedPrecision":0.'));
    await expect(yuzu(['evaluate'])).rejects.toThrow(/LINK_DOCUMENT_UNREADABLE|SIGNATURE_INVALID/);
    await writeFile(file, text);
  });
});

describe('a table that is not the one the run signed', () => {
  it.each(['links.csv', 'review.csv'])('is neither evaluated nor explained: %s', async (table) => {
    const file = join(bench.out, table);
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\r\n`);
    const [evaluated, explained] = [yuzu(['evaluate']), yuzu(['explain', '--line', '1'])];
    await expect(evaluated).rejects.toThrow('LINK_RUN_CHANGED');
    await expect(explained).rejects.toThrow('LINK_RUN_CHANGED');
    await rm(file);
    await expect(yuzu(['evaluate'])).rejects.toThrow('LINK_RUN_CHANGED');
    await writeFile(file, text);
  });
});

describe('evaluating a de-duplication', () => {
  it('measures it against the truth, and tells what the blocking rules find', async () => {
    const own = await Bench.create();
    try {
      const twice = [patient(), patient({ patient_id: '2', phone: '' })];
      await own.run({ AOBA: [...twice, patient({ patient_id: '3', ...ELSEWHERE })] });
      const file = join(own.folder, 'truth.csv');
      const persons = ['1', '1', '3'].map((person, i) => `AOBA,1310000001,${i + 1},${person}\r\n`);
      await writeFile(file, HEADER + persons.join(''));
      const source = `AOBA=${join(own.folder, 'AOBA')}`;
      const args = ['evaluate', '--truth', file, '--source', source];
      const { result } = await yuzu(args, own);
      const { quality, coverage } = (result as Measured).measured;
      expect(quality).toMatchObject({ records: 3, truePairs: 1, correctPairs: 1 });
      expect(coverage.rules.find(({ rule }) => rule === 'phone')?.missed).toBe(1);
      expect(coverage.missedByAll).toBe(0);
    } finally {
      await own.erase();
    }
  });
});
