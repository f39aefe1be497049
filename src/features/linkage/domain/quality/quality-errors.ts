import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

export const qualityErrors = defineErrors({
  LINK_EVALUATED_BY_OTHER_PROFILE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'この名寄せに用いたプロファイル {profile}（SHA-256 {sha256}）と、指定されたファイルの内容が異なります。名寄せに用いたファイルを --profile に指定してください。',
    en: 'The file given is not the profile this linkage went by, {profile} (SHA-256 {sha256}). Give that file with --profile.',
  },
  LINK_RUN_CHANGED: {
    status: 409,
    exit: EXIT.tampered,
    ja: '{file} がないか、名寄せの実施記録（evidence.json）に署名されたものと異なります。「yuzu link」が出力したままのフォルダを指定してください。',
    en: '{file} is missing or not the one the signed evidence.json names. Give the folder as "yuzu link" wrote it.',
  },
  LINK_COMPARED_OTHER_RECORDS: {
    status: 422,
    exit: EXIT.usage,
    ja: '比較する名寄せは、別の患者データの名寄せです。同じデータを名寄せした出力フォルダを --compare に指定してください。',
    en: 'The linkage to compare with is of other records. Give the output folder of a linkage of the same data with --compare.',
  },
  LINK_DIFFERENCES_OF_NOTHING: {
    status: 422,
    exit: EXIT.usage,
    ja: '--differences は、比較する名寄せ（--compare）と併せて指定してください。',
    en: '--differences goes with --compare, the linkage to compare with.',
  },
  LINK_EXPLAINED_OTHER_SOURCES: {
    status: 422,
    exit: EXIT.usage,
    ja: '指定された患者基本（{given}件）は、この名寄せに用いたもの（{expected}件）と異なります。名寄せに用いた患者基本を、事業者ごとに --source に指定してください。',
    en: 'The patient tables given ({given} records) are not those that were linked ({expected}). Give those with --source, once per operator.',
  },
  LINK_PAIR_COLUMNS_MISSING: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} に、2件の記録を示す列がありません: {columns}。labels.csv、review.csv、--differences の出力、または同じ列名の表を --pairs に指定してください。',
    en: '{file} lacks columns that tell two records: {columns}. Give labels.csv, review.csv, what --differences wrote, or a table with the same columns with --pairs.',
  },
  LINK_LINE_WITHOUT_PAIR: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} の{line}行目には、説明できる組がありません。見出し行を除いた行番号で、ほかの記録と結びついた行を指定してください。',
    en: 'Line {line} of {file} holds no pair to explain. Count lines after the header, and give one that is linked with another record.',
  },
});
