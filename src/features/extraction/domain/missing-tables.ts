import type { SourceFinding } from './source-finding.js';

/** Name of the table in `lab_result.csv`, `REHEARSAL_lab_result.csv` or `lab_result`. */
const nameIn = (path: string, tables: readonly string[]): string | undefined =>
  tables.find((table) => path.replace(/^REHEARSAL_/, '').replace(/\.\w+$/, '') === table);

/**
 * Tables no source has. One source need not hold every table, and tables that are read only to judge persons may be
 * nowhere; but a contracted one that is in none of them is reported.
 */
export class MissingTables {
  readonly #missing = new Map<string, SourceFinding[]>();

  constructor(
    private readonly expected: readonly string[],
    private readonly sources: number,
  ) {}

  add(finding: SourceFinding): void {
    const table = nameIn(finding.path, this.expected);
    if (table === undefined) return;
    this.#missing.set(table, [...(this.#missing.get(table) ?? []), finding]);
  }

  findings(): SourceFinding[] {
    const everywhere = [...this.#missing.values()].filter(({ length }) => length === this.sources);
    return everywhere.flatMap(([first]) => first ?? []);
  }
}
