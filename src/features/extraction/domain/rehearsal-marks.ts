/** Every file of rehearsal data begins with this, and so does the name of its package. */
export const REHEARSAL_PREFIX = 'REHEARSAL_';

/** Lies beside the CSV files of rehearsal data. */
export const MARKER_FILE = `${REHEARSAL_PREFIX}MARKER.json`;

/** File of a table. */
export const tableFile = (table: string, rehearsal: boolean): string =>
  `${rehearsal ? REHEARSAL_PREFIX : ''}${table}.csv`;

/** What a folder of CSV files shows of being rehearsal data. */
export interface RehearsalMarks {
  /** The marker file is there. */
  readonly marker: boolean;
  /** CSV files whose name begins as rehearsal data’s, and others. */
  readonly files: { readonly marked: number; readonly unmarked: number };
  /** Rows that can carry a watermark: with any part of it, and lacking any part of it. */
  readonly rows: { readonly marked: number; readonly unmarked: number };
}

/** Marks of the folder itself, before a row is read. */
export function folderMarks(entries: readonly string[]): RehearsalMarks {
  const tables = entries.filter((name) => name.endsWith('.csv'));
  const marked = tables.filter((name) => name.startsWith(REHEARSAL_PREFIX)).length;
  return {
    marker: entries.includes(MARKER_FILE),
    files: { marked, unmarked: tables.length - marked },
    rows: { marked: 0, unmarked: 0 },
  };
}

/** True if the folder claims to be rehearsal data. */
export const claimsRehearsal = (entries: readonly string[]): boolean => {
  const { marker, files } = folderMarks(entries);
  return marker || files.marked > 0;
};

/** Content of the marker file: for people first, for programs by its `kind`. */
export const markerText = (facts: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(
    {
      kind: 'yuzu.rehearsal/marker',
      version: 1,
      ja: 'このフォルダはリハーサル用の合成データです。実在の人物の情報ではありません。実案件には使用できません。',
      en: 'This folder holds synthetic rehearsal data. Nobody in it exists. It cannot be used in a real case.',
      ...facts,
    },
    null,
    2,
  )}\n`;
