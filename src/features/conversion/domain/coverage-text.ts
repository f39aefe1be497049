import type { Language } from '../../../kernel/outcome.js';
import type { Coverage, CoveredItem, Standing } from './coverage.js';
import type { Aspect, Difference } from './difference.js';
import type { Loss } from './loss.js';

const STANDING: Readonly<Record<Standing, Readonly<Record<Language, string>>>> = {
  mapped: { ja: '対応済み', en: 'mapped' },
  differing: { ja: '相違あり', en: 'differing' },
  missing: { ja: '対応なし', en: 'missing' },
};

const ASPECT: Readonly<Record<Aspect, Readonly<Record<Language, string>>>> = {
  type: { ja: '型', en: 'type' },
  length: { ja: '桁数', en: 'length' },
  format: { ja: '書式', en: 'format' },
  codeTable: { ja: 'コード表', en: 'code table' },
  unit: { ja: '単位', en: 'unit' },
};

const differenceText = ({ aspect, source, target }: Difference, language: Language): string =>
  `${ASPECT[aspect][language]} ${source} → ${target}`;

export const lossText = ({ step, merged }: Loss): string =>
  merged ? `${step}: ${merged.from.join(', ')} → ${merged.to}` : step;

/** A heading and one record per item of the target, then one per item of the source that is not used. */
export function coverageRecords({ items, unused }: Coverage, language: Language): string[][] {
  const heading = {
    ja: ['表', '項目', '項目名', '必須', '対応', '対応元', '相違', '情報の欠落'],
    en: ['table', 'item', 'name', 'required', 'standing', 'from', 'differences', 'losses'],
  };
  const unusedText = { ja: '未使用（自事業者の項目）', en: 'unused item of the source' };
  return [
    heading[language],
    ...items.map((item) => [
      item.table,
      item.item,
      item.nameJa,
      item.required ? '1' : '',
      STANDING[item.standing][language],
      item.from.join(' + '),
      item.differences.map((difference) => differenceText(difference, language)).join('; '),
      item.losses.map(lossText).join('; '),
    ]),
    ...unused.map(({ table, item, nameJa }) => [
      ...['', '', nameJa, '', unusedText[language]],
      ...[`${table}.${item}`, '', ''],
    ]),
  ];
}

/** The report as people read it: counts first, then what is left to do. */
export function coverageText(coverage: Coverage, language: Language): string {
  const { counts, items, unused, source, target } = coverage;
  const total = items.length;
  const ja = language === 'ja';
  const head = ja
    ? `対応状況: ${source.id} 第${source.version}版 → ${target.id} 第${target.version}版`
    : `Coverage: ${source.id} v${source.version} → ${target.id} v${target.version}`;
  const sum = ja
    ? `全${total}項目: 対応済み ${counts.mapped}、相違あり ${counts.differing}、対応なし ${counts.missing}（うち必須 ${counts.requiredMissing}）`
    : `${total} items: ${counts.mapped} mapped, ${counts.differing} differing, ${counts.missing} missing (${counts.requiredMissing} of them required)`;
  const unusedHead = ja
    ? `対応先のない自事業者の項目 ${unused.length}`
    : `${unused.length} items of the source lead nowhere`;
  return [
    head,
    sum,
    ...section(items, 'differing', language),
    ...section(items, 'missing', language),
    ...(unused.length > 0 ? ['', unusedHead] : []),
    ...unused.map(({ table, item, nameJa }) => `  ${table}.${item} ${nameJa}`),
  ].join('\n');
}

function section(items: readonly CoveredItem[], standing: Standing, language: Language): string[] {
  const listed = items.filter((item) => item.standing === standing);
  if (listed.length === 0) return [];
  const required = { ja: '（必須）', en: ' (required)' }[language];
  return [
    '',
    STANDING[standing][language],
    ...listed.map((item) => {
      const open = item.differences.map((difference) => differenceText(difference, language));
      const why = open.length > 0 ? `: ${open.join('; ')}` : '';
      return `  ${item.table}.${item.item} ${item.nameJa}${item.required ? required : ''}${why}`;
    }),
  ];
}
