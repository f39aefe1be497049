import type { DataTable } from '../../../catalogue/index.js';
import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { codedItems, fitsSystem } from '../../domain/content/code-forms.js';
import { Memo } from './bytes/memo.js';
import type { Row } from './bytes/row.js';

/** Compares one item of codes with the item that says of which system they are. */
export class CodeCheck {
  readonly group: FindingGroup;
  readonly #memo: Memo;

  private constructor(
    table: string,
    name: string,
    private readonly code: number,
    private readonly system: number,
  ) {
    this.group = findingGroup(table, 'code-form', name);
    this.#memo = new Memo(Int32Array.of(code, system));
  }

  /** One for each coded item of the contracted ones. */
  static of({ name, items }: DataTable, contracted: readonly string[]): CodeCheck[] {
    return codedItems(items.filter((item) => contracted.includes(item.name))).map(
      ({ code, system }) =>
        new CodeCheck(name, code, contracted.indexOf(code), contracted.indexOf(system)),
    );
  }

  check(row: Row, number: number): void {
    if (this.#memo.of(row, this.#fits) === 0)
      addBreach(this.group, number, () => row.text(this.code));
  }

  readonly #fits = (row: Row): number =>
    fitsSystem(row.text(this.code), row.text(this.system)) ? 1 : 0;
}
