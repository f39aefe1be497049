import type { LinkagePlan, SourceSize } from '../../application/ports/linkage-engine.js';
import { layoutOf } from '../../domain/model/layout.js';
import type { Frequency } from '../../domain/model/profile.js';
import type { Dialect } from './dialect.js';
import { sidesOf, type Comparing, type Sides } from './comparing.js';
import { coincidenceSql, patternCountsSql, randomPatternsSql, sizesSql } from './estimate-sql.js';
import { candidatesSql, nearPairsSql, patternsOfSql, searchTables } from './pairs-sql.js';
import { commonValueSteps } from './person-sql.js';
import type { Statements } from './statements.js';

/** A statement names every pair it asks about. */
const PAIRS_AT_ONCE = 5000;

/** The records of one linkage in a database that holds them as the table or view `base`. */
export class Persons {
  private readonly comparing: Comparing;

  constructor(
    private readonly statements: Statements,
    dialect: Dialect,
    private readonly plan: LinkagePlan,
  ) {
    const { profile } = plan;
    this.comparing = { dialect, profile, layout: layoutOf(profile) };
  }

  /** What tells how common a name is. */
  async prepare(): Promise<void> {
    await this.statements.run(commonValueSteps(this.plan.profile));
  }

  async sizes(): Promise<readonly SourceSize[]> {
    const names = this.plan.profile.fields.map(({ name }) => name);
    const rows = await this.statements.rows('count the records', sizesSql(names));
    return rows.map(([, records, ...known]) => ({
      records: Number(records),
      known: Object.fromEntries(names.map((name, i) => [name, Number(known[i])])),
    }));
  }

  async patternCounts(rule: number, share: number): Promise<ReadonlyMap<number, number>> {
    const asked = this.plan.profile.blocking[rule];
    const counts = new Map<number, number>();
    if (!asked) return counts;
    for (const sides of this.sides()) {
      const sql = patternCountsSql(this.comparing, asked, sides, share);
      for (const [pattern, pairs] of await this.statements.map(`patterns of ${asked.name}`, sql))
        counts.set(pattern, (counts.get(pattern) ?? 0) + pairs);
    }
    return counts;
  }

  async randomPatterns(): Promise<ReadonlyMap<number, number>> {
    const [[records] = []] = await this.statements.rows('count', 'SELECT count(*) FROM base');
    const sql = randomPatternsSql(this.comparing, Number(records));
    return this.statements.map('patterns of strangers', sql);
  }

  async patternsOf(pairs: readonly (readonly [number, number])[]): Promise<number[]> {
    const patterns: number[] = [];
    for (let first = 0; first < pairs.length; first += PAIRS_AT_ONCE) {
      const sql = patternsOfSql(this.comparing, pairs.slice(first, first + PAIRS_AT_ONCE));
      for (const [place, pattern] of await this.statements.map('patterns within persons', sql))
        patterns[first + place] = pattern;
    }
    return patterns;
  }

  coincidences(
    fields: readonly string[],
    share: number,
    frequency?: Frequency,
  ): Promise<ReadonlyMap<number, number>> {
    const asked = this.plan.profile.fields.filter(({ name }) => fields.includes(name));
    const sql = coincidenceSql(asked, share, frequency);
    return this.statements.map(`coincidences of ${fields.join(', ')}`, sql);
  }

  /** Fills the table `candidate` with the pairs of all blocking rules on one of these patterns. */
  async findCandidates(patterns: readonly number[]): Promise<void> {
    const { blocking } = this.plan.profile;
    await this.statements.run([
      ...searchTables(this.comparing, patterns),
      ...blocking.flatMap(({ name }, index) =>
        this.sides().map((sides) => ({
          name: `near pairs of ${name}`,
          sql: nearPairsSql(this.comparing, index, sides, patterns),
        })),
      ),
      { name: 'candidates', sql: candidatesSql(this.comparing) },
    ]);
  }

  private sides(): Sides[] {
    const { repeating } = this.plan;
    return sidesOf(repeating.length, repeating);
  }
}
