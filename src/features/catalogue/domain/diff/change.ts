/** 追加・削除・名称変更・並べ替え・厳格化・緩和・変更・文言. */
type ChangeKind =
  'added' | 'removed' | 'renamed' | 'moved' | 'narrowed' | 'widened' | 'changed' | 'reworded';

export type ChangeSubject = 'definition' | 'table' | 'item' | 'code-table' | 'code';

/**
 * Whose work a change breaks: `producing` where data that kept to the old version may break the new one
 * (the provider must change), `reading` where data of the new version may be what a reader of the old one
 * does not expect (the recipient must change).
 */
export type Side = 'producing' | 'reading';

export interface Change {
  readonly kind: ChangeKind;
  readonly subject: ChangeSubject;
  /** `table`, `table.item`, name of a code table, `code_table:code`; empty for the definition itself. */
  readonly place: string;
  /** Japanese name of what changed. */
  readonly title: string;
  /** Property that differs, e.g. `length`; absent where the whole thing came, went or was renamed. */
  readonly aspect?: string;
  readonly before?: string;
  readonly after?: string;
  readonly breaks: readonly Side[];
}

export const BOTH: readonly Side[] = ['producing', 'reading'];

/** How the values a property allows differ; what cannot be compared is `changed`. */
export type Verdict = Extract<ChangeKind, 'narrowed' | 'widened' | 'changed' | 'reworded'>;

export const BREAKS: Readonly<Record<Verdict, readonly Side[]>> = {
  narrowed: ['producing'],
  widened: ['reading'],
  changed: BOTH,
  reworded: [],
};
