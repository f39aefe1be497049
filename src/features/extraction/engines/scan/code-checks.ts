import type { DataTable } from '../../../catalogue/index.js';
import { addBreach, findingGroup, type FindingGroup } from '../../domain/check-findings.js';
import { codedItems, codeForm, type CodeForm } from '../../domain/content/code-forms.js';
import { hasShape } from './bytes/byte-values.js';
import { Memo } from './bytes/memo.js';
import type { Row } from './bytes/row.js';

/** Compares one item of codes with the item that says of which system they are. */
export class CodeCheck {
  readonly group: FindingGroup;
  /** Of the systems that came up; a file names few. */
  readonly #forms: CodeForm[] = [];
  readonly #formIndex: Memo;
  readonly #fits: Memo;

  private constructor(
    row: Row,
    table: string,
    name: string,
    private readonly code: number,
    private readonly system: number,
  ) {
    this.group = findingGroup(table, 'code-form', name);
    this.#formIndex = new Memo(row, [system]);
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
    if (row.length(code) === 0 || row.length(system) === 0) return;
    const form = this.#forms[this.#formIndex.of(this.#askForm)];
    if (form === undefined) return;
    const start = row.starts[code] as number;
    const end = row.ends[code] as number;
    for (const shape of form.shapes) if (hasShape(row.bytes, start, end, shape)) return;
    const ask = () => (form.form.test(row.text(code)) ? 1 : 0);
    if (this.#fits.of(ask) === 0) addBreach(this.group, number, () => row.text(code));
  }

  /** Index of the system's form, or -1. */
  readonly #askForm = (row: Row): number => {
    const form = codeForm(row.text(this.system));
    if (form === undefined) return -1;
    const known = this.#forms.indexOf(form);
    return known >= 0 ? known : this.#forms.push(form) - 1;
  };
}
