import type { DataTable } from '../../../catalogue/index.js';
import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { codedItems, codeForm } from '../../domain/content/code-forms.js';
import { Memo } from './bytes/memo.js';
import type { Row } from './bytes/row.js';

/** Compares one item of codes with the item that says of which system they are. */
export class CodeCheck {
  readonly group: FindingGroup;
  /** Where the row keeps the system that came up last and the shapes of its codes. */
  readonly #shapes: number;
  readonly #fits: Memo;

  private constructor(
    row: Row,
    table: string,
    name: string,
    private readonly code: number,
    private readonly system: number,
  ) {
    this.group = findingGroup(table, 'code-form', name);
    this.#shapes = row.shapes();
    this.#fits = new Memo(row, [code, system]);
  }

  /** One for each coded item of the contracted ones. */
  static of(row: Row, { name, items }: DataTable, contracted: readonly string[]): CodeCheck[] {
    return codedItems(items.filter((item) => contracted.includes(item.name))).map(
      ({ code, system }) =>
        new CodeCheck(row, name, code, contracted.indexOf(code), contracted.indexOf(system)),
    );
  }

  check(row: Row, number: number): void {
    const { code, system } = this;
    if (row.isShaped(code, system, this.#shapes)) return;
    if (row.length(code) === 0 || row.length(system) === 0) return;
    if (this.#fits.of(this.#asks) === 0) addBreach(this.group, number, () => row.text(code));
  }

  readonly #asks = (row: Row): number => {
    const system = row.text(this.system);
    const form = codeForm(system);
    if (form === undefined) return 1;
    // A name that is none of the standards' is never written here: it may be of any length.
    row.setShapes(this.#shapes, [system, ...form.shapes]);
    return form.form.test(row.text(this.code)) ? 1 : 0;
  };
}
