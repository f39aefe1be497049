import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

/** The wall between rehearsals and real cases, in both directions. */
export const rehearsalWallErrors = defineErrors({
  REHEARSAL_DATA_IN_REAL_CASE: {
    status: 409,
    exit: EXIT.refused,
    ja: 'リハーサルデータの印（{mark}）があるため、実案件では使用できません。実データのフォルダを指定するか、リハーサル案件のジョブ票を使用してください。',
    en: 'The data bear a mark of rehearsal data ({mark}) and cannot be used in a real case. Give the folder of the real data, or use the ticket of a rehearsal case.',
  },
  UNMARKED_DATA_IN_REHEARSAL: {
    status: 409,
    exit: EXIT.refused,
    ja: 'リハーサルデータの印（{mark}）がそろっていないため、リハーサル案件では使用できません。実データの可能性があります。「yuzu rehearse data」で作成したデータを使用してください。',
    en: 'The data lack a mark of rehearsal data ({mark}) and cannot be used in a rehearsal: they may be real. Use data made by "yuzu rehearse data".',
  },
  REHEARSAL_SOURCE_KIND: {
    status: 422,
    exit: EXIT.usage,
    ja: 'リハーサル案件では、CSVフォルダ以外の取込元から抽出できません（実データとの区別ができないため）。「yuzu rehearse data」で作成したフォルダを --source csv:フォルダ で指定してください。',
    en: 'A rehearsal extracts from folders of CSV files only; data of other kinds cannot be told from real ones. Give a folder made by "yuzu rehearse data" as --source csv:DIR.',
  },
});
