import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { PatternEvidence } from '../../domain/model/evidence.js';
import type { PairFate, PatternScore } from '../../domain/quality/pair-fate.js';
import { waterfall, type Step } from '../../domain/quality/waterfall.js';
import { qualityErrors } from '../../domain/quality/quality-errors.js';
import { LinkRunFiles, type RunScore } from '../ports/link-run-files.js';
import { readRun } from '../read-run.js';

export interface ExplainInput {
  /** The operator's key: it signed the run. */
  readonly keyring: Keyring;
  /** Output folder of `yuzu link`. */
  readonly run: string;
  /** A line of one of its tables, counted from 1 after the header: no identifier stands on a command line. */
  readonly table: 'links' | 'review';
  readonly line: number;
}

export interface Explanation {
  readonly pattern: PatternEvidence | PatternScore;
  readonly steps: readonly Step[];
  /** What became of two records asked for; a reason of review.csv where it is `open`. */
  readonly fate?: PairFate;
  readonly reason?: string;
  /** Blocking rules that find the two; undefined where they cannot be told. */
  readonly foundBy?: readonly string[];
}

export async function nth<T>(rows: AsyncIterable<T>, line: number): Promise<T | undefined> {
  let at = 0;
  for await (const row of rows) if ((at += 1) === line) return row;
  return undefined;
}

/** Why two records are, or are not, taken for one person: comparison by comparison. */
@UseCase()
export class ExplainPair {
  constructor(private readonly files: LinkRunFiles) {}

  async execute({ keyring, run, table, line }: ExplainInput): Promise<Outcome<Explanation>> {
    const read = await readRun(this.files, keyring, run);
    if (!read.ok) return read;
    const score = await this.scoreOn(run, table, line);
    const pattern = read.value.patterns.find((one) => one.pattern === score?.pattern);
    if (!pattern)
      return refuse(qualityErrors.LINK_LINE_WITHOUT_PAIR, { file: `${table}.csv`, line });
    return ok({ pattern, steps: waterfall(read.value.parameters, pattern.levels) });
  }

  private async scoreOn(
    run: string,
    table: ExplainInput['table'],
    line: number,
  ): Promise<RunScore | undefined> {
    const rows = table === 'links' ? this.files.linked(run) : this.files.open(run);
    return (await nth<{ readonly score?: RunScore }>(rows, line))?.score;
  }
}
