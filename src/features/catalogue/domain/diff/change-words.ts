import type { Change, ChangeSubject, Side } from './change.js';

interface Words {
  readonly ja: string;
  readonly en: string;
}

const SUBJECTS: Readonly<Record<ChangeSubject, Words>> = {
  definition: { ja: 'データ定義書', en: 'data definition' },
  table: { ja: 'テーブル', en: 'table' },
  item: { ja: '項目', en: 'item' },
  'code-table': { ja: 'コード表', en: 'code table' },
  code: { ja: 'コード', en: 'code' },
};

const ASPECTS: Readonly<Record<string, Words>> = {
  id: { ja: '識別名', en: 'id' },
  titleJa: { ja: '表題', en: 'title' },
  tables: { ja: 'テーブルの並び順', en: 'order of tables' },
  codeTables: { ja: 'コード表の並び順', en: 'order of code tables' },
  items: { ja: '項目の並び順', en: 'order of items' },
  nameJa: { ja: '日本語名', en: 'Japanese name' },
  nameEn: { ja: '英語名', en: 'English name' },
  sourceKind: { ja: '情報源', en: 'kind of source' },
  description: { ja: '説明', en: 'description' },
  grain: { ja: '1行の単位', en: 'unit of a row' },
  key: { ja: '主キー', en: 'key' },
  references: { ja: '参照', en: 'reference' },
  type: { ja: '型', en: 'type' },
  length: { ja: '最大文字数', en: 'length' },
  format: { ja: '書式', en: 'format' },
  required: { ja: '必須の指定', en: 'obligation' },
  pattern: { ja: '形式（正規表現）', en: 'pattern' },
  unit: { ja: '単位', en: 'unit' },
  codeTable: { ja: 'コード表', en: 'code table' },
  class: { ja: '分類', en: 'class' },
  sources: { ja: '取得元', en: 'sources' },
  meaning: { ja: '意味', en: 'meaning' },
  caution: { ja: '留意事項', en: 'caution' },
  cleansing: { ja: 'クレンジング', en: 'cleansing note' },
  version: { ja: '版', en: 'version' },
  source: { ja: '出典', en: 'source' },
  text: { ja: '意味', en: 'meaning' },
};

const SHOWN = 60;
const short = (text: string): string => {
  const line = text.replaceAll('\n', ' ／ ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

/** One sentence on what changed and one on whom it concerns, in both languages. */
export function wordsOf(change: Change): Words {
  const what = whatHappened(change);
  const whom = impact(change.breaks);
  return { ja: `${what.ja}${whom.ja}`, en: `${what.en} ${whom.en}` };
}

function whatHappened(change: Change): Words {
  const { ja, en } = subjectOf(change);
  switch (change.kind) {
    case 'added':
      return { ja: `${ja}を追加しました。`, en: `The ${en} was added.` };
    case 'removed':
      return { ja: `${ja}を削除しました。`, en: `The ${en} was removed.` };
    case 'renamed':
      return {
        ja: `${ja}の物理名を「${change.before ?? ''}」から「${change.after ?? ''}」に変えました。`,
        en: `The ${en} was renamed from "${change.before ?? ''}" to "${change.after ?? ''}".`,
      };
    default:
      return aspectSentence(change, { ja, en });
  }
}

function subjectOf({ subject, place, title }: Change): Words {
  const kind = SUBJECTS[subject];
  if (subject === 'definition') return kind;
  return { ja: `${kind.ja}「${title}」（${place}）`, en: `${kind.en} "${place}"` };
}

const VERBS: Readonly<Partial<Record<Change['kind'], Words>>> = {
  moved: { ja: '変えました', en: 'was changed' },
  narrowed: { ja: '厳しくしました', en: 'was narrowed' },
  widened: { ja: '緩めました', en: 'was widened' },
  changed: { ja: '変えました', en: 'was changed' },
  reworded: { ja: '書き改めました', en: 'was reworded' },
};

function aspectSentence(change: Change, subject: Words): Words {
  const aspect = ASPECTS[change.aspect ?? ''] ?? { ja: change.aspect ?? '', en: '' };
  const verb = VERBS[change.kind] ?? { ja: '', en: '' };
  const values = valuesOf(change);
  return {
    ja: `${subject.ja}の${aspect.ja}を${verb.ja}${values.ja}。`,
    en: `The ${aspect.en} of the ${subject.en} ${verb.en}${values.en}.`,
  };
}

function valuesOf({ kind, before, after, aspect }: Change): Words {
  if (kind === 'moved') return { ja: '', en: '' };
  const old = before === undefined ? undefined : short(before);
  const now = after === undefined ? undefined : short(after);
  if (aspect === 'required') return requiredWords(before, after);
  return {
    ja: `（${old === undefined ? '指定なし' : `「${old}」`} → ${now === undefined ? '指定なし' : `「${now}」`}）`,
    en: ` (${old === undefined ? 'none' : `"${old}"`} → ${now === undefined ? 'none' : `"${now}"`})`,
  };
}

function requiredWords(before: string | undefined, after: string | undefined): Words {
  const ja = (value: string | undefined) =>
    value === 'true' ? '必須' : value === 'false' ? '任意' : '指定なし（任意）';
  const en = (value: string | undefined) => (value === 'true' ? 'required' : 'optional');
  return { ja: `（${ja(before)} → ${ja(after)}）`, en: ` (${en(before)} → ${en(after)})` };
}

function impact(breaks: readonly Side[]): Words {
  const producing = breaks.includes('producing');
  const reading = breaks.includes('reading');
  if (producing && reading)
    return {
      ja: '提供側の作成と受領側の読込みの両方に影響します。',
      en: 'It breaks both producing at the provider and reading at the recipient.',
    };
  if (producing)
    return { ja: '提供側の作成に影響します。', en: 'It breaks producing at the provider.' };
  if (reading)
    return { ja: '受領側の読込みに影響します。', en: 'It breaks reading at the recipient.' };
  return { ja: '作成・読込みには影響しません。', en: 'It breaks neither producing nor reading.' };
}
