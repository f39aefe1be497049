import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { type DataDefinition, TYPE_WORDS } from '../../../catalogue/index.js';
import type { IndividualContractDocument, Specification } from '../../domain/contract-document.js';
import { criteriaTexts } from '../../domain/criteria-wording.js';
import { SPACE } from '../../domain/legal-template.js';
import { diseasesText } from '../../domain/legal-wording.js';
import { cell, LABEL_FILL, RULED, rows } from './style.js';
import { periodText } from './words.js';

const KINDS_JA: Record<Specification['kinds'][number], string> = {
  common: '共通',
  'ss-mix2': 'SS-MIX2標準化ストレージ',
  mml: 'MML',
  receipt: 'レセプト（UKE）',
  dpc: 'DPC',
  registry: '患者レジストリ',
};

/** 別添「仕様書」. */
export function specificationContent(
  { specification }: IndividualContractDocument,
  definition: DataDefinition | null,
): Content[] {
  const { period, tables, diseases, kinds, criteria } = specification;
  const nameOf = (table: string): string => tableNameJa(definition, table);
  const conditions = criteriaTexts(criteria, nameOf).map((text) => `・${text}`);
  const { definitionId, definitionVersion, definitionSha256 } = specification;
  return [
    { text: `別添${SPACE}仕様書`, style: 'attachment', pageBreak: 'before', margin: [0, 0, 0, 10] },
    rows([
      ...(definition ? ([['データ定義書', definition.titleJa]] as const) : []),
      ['定義書ID・版', `${definitionId} 第${definitionVersion}版`],
      ['データ定義書の\nSHA-256', definitionSha256],
      ['データの種類', kinds.map((kind) => KINDS_JA[kind]).join('、')],
      ['形式', 'CSV（文字コード UTF-8）'],
      ['対象期間', periodText(period.from, period.to)],
      ['対象疾患', diseasesText(diseases)],
      ['抽出条件', conditions.join('\n') || 'なし'],
    ]),
    ...tables.flatMap(({ table, items }, index) => tableContent(index, table, items, definition)),
  ];
}

const tableNameJa = (definition: DataDefinition | null, name: string): string => {
  const known = definition?.tables.find((table) => table.name === name);
  return known ? `${known.nameJa}（${name}）` : name;
};

function tableContent(
  index: number,
  name: string,
  items: readonly string[],
  definition: DataDefinition | null,
): Content[] {
  const known = definition?.tables.find((table) => table.name === name);
  const nameJa = tableNameJa(definition, name);
  const body = items.map((item, at): TableCell[] => {
    const found = known?.items.find((one) => one.name === item);
    const note = [
      found ? TYPE_WORDS[found.type] : '',
      found?.unit ?? '',
      found?.format ?? '',
    ].filter(Boolean);
    return [cell(String(at + 1)), cell(found?.nameJa ?? ''), cell(item), cell(note.join('、'))];
  });
  return [
    {
      text: `${index + 1}. ${nameJa}`,
      style: 'heading',
      headlineLevel: 1,
      margin: [0, 12, 0, 4],
    },
    {
      layout: RULED,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [22, '*', '*', 110],
        body: [headOf(['No.', '項目', '物理名', '型・単位・書式']), ...body],
      },
    },
  ];
}

const headOf = (words: readonly string[]): TableCell[] =>
  words.map((text) => ({ text, style: 'label', bold: true, fillColor: LABEL_FILL }));
