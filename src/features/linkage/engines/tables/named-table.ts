import { basename } from 'node:path';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import { linkageErrors } from '../../domain/errors.js';
import type { Field } from '../../domain/model/profile.js';
import { missingColumns } from '../../domain/needed-columns.js';
import type { TableText } from '../csv/read-table.js';
import type { ReadableTable } from './readable-table.js';

/** Column as linkage knows it → as the table names it, where that is another name. */
export type OtherNames = Readonly<Record<string, string>>;

/** A table's text, with the columns of its rows as linkage knows them. */
export interface NamedText extends TableText {
  readonly header: readonly string[];
}

/** An operator's patient table, its columns by the names linkage knows. */
export class NamedTable {
  /** The table's own name → the one linkage knows; none where that is taken by another column. */
  readonly #known: ReadonlyMap<string, string>;

  constructor(
    private readonly operator: string,
    private readonly table: ReadableTable,
    names: OtherNames = {},
  ) {
    const mapped = new Map(Object.entries(names).map(([known, own]) => [own, known]));
    this.#refuse([...mapped.keys()].filter((own) => !table.columns.includes(own)));
    this.#known = new Map(
      table.columns.map((own) => [own, mapped.get(own) ?? (Object.hasOwn(names, own) ? '' : own)]),
    );
  }

  get isLarge(): boolean {
    return this.table.isLarge;
  }

  /** Refused where it lacks what the fields, or a review, cannot do without. */
  demand(fields?: readonly Field[]): void {
    this.#refuse(missingColumns([...this.#known.values()], fields));
  }

  /** From the beginning, with those of these columns it has. */
  read(wanted: readonly string[], signal?: AbortSignal): NamedText {
    const own = this.table.columns.filter((name) => wanted.includes(this.#knownAs(name)));
    const { columns, chunks } = this.table.read(own, signal);
    const { file, inRows } = this.table;
    return { file, inRows, chunks, header: columns.map((name) => this.#knownAs(name)) };
  }

  #knownAs(own: string): string {
    return this.#known.get(own) ?? '';
  }

  #refuse(missing: readonly string[]): void {
    if (missing.length === 0) return;
    const { operator, table } = this;
    const facts = { operator, file: basename(table.file), columns: missing.join(', ') };
    throw new RefusedError(refuse(linkageErrors.LINK_COLUMNS_MISSING, facts));
  }
}
