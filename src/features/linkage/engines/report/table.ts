import { escaped } from './svg.js';

type Cell = string | number;

const cellOf = (cell: Cell): string =>
  typeof cell === 'number'
    ? `<td class="number">${cell.toLocaleString('ja-JP')}</td>`
    : `<td>${escaped(cell)}</td>`;

/** Numbers are set right, texts left. */
export const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `<table><thead><tr>${head.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n')}
</tbody></table>`;

export const facts = (pairs: readonly (readonly [string, string])[]): string =>
  `<dl>${pairs.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}</dl>`;

export const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;
