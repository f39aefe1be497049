import { defineFindings } from './finding-text.js';

/** MML取込時の指摘. */
export const MML_FINDINGS = defineFindings({
  NOT_MML: {
    severity: 'error',
    ja: 'MMLのファイルではありません（ルート要素がMmlでもleveloneでもありません）。',
    en: 'Not an MML file (the root element is neither Mml nor levelone).',
  },
  XML_BROKEN: {
    severity: 'error',
    ja: 'XMLとして正しくないため、この行を含む文書から後を読み込んでいません。',
    en: 'Not well-formed XML; from the document that holds this line on, nothing was read.',
  },
  XML_TOO_COMPLEX: {
    severity: 'error',
    ja: '要素の数（上限30万）または入れ子（上限100段）が多すぎるため、この行を含む文書から後を読み込んでいません。',
    en: 'Too many elements (limit 300,000) or too deeply nested (limit 100); from the document that holds this line on, nothing was read.',
  },
  DTD_REFUSED: {
    severity: 'error',
    ja: '文書型宣言に内部サブセット（実体の宣言など）があるため、読み込んでいません。宣言を除いて書き出し直してください。',
    en: 'The document type declaration has an internal subset (entities or the like); not read. Export the file again without it.',
  },
  ENCODING_UNKNOWN: {
    severity: 'error',
    ja: '文字コードを判別できないため、読み込んでいません。',
    en: 'The encoding cannot be told; not read.',
  },
  ENCODING_DIFFERS: {
    severity: 'warning',
    ja: 'XML宣言の文字コードでは復号できないため、判別した文字コードで読み込みました。',
    en: 'Not decodable in the encoding the XML declaration names; read in the encoding found by trial.',
  },
  DOCUMENT_EMPTY: {
    severity: 'error',
    ja: '文書に読み込む内容（モジュール）がありません。',
    en: 'The document has no content (module) to read.',
  },
  DOCUMENT_UID_MISSING: {
    severity: 'error',
    ja: '文書UID（docId/uid）がないため、読み込んでいません。',
    en: 'The document has no UID (docId/uid); not read.',
  },
  PATIENT_ID_MISSING: {
    severity: 'error',
    ja: 'MMLヘッダに施設の患者番号（typeがfacilityのmasterId）がないため、読み込んでいません。',
    en: 'The MML header has no patient id of the facility (masterId of type facility); not read.',
  },
  MASTER_ID_DIFFERS: {
    severity: 'error',
    ja: '患者情報の患者番号（mmlPi:masterId）がMMLヘッダの患者番号と異なるため、読み込んでいません。',
    en: 'The patient information’s id (mmlPi:masterId) is not the MML header’s; not read.',
  },
  INSTITUTION_UNKNOWN: {
    severity: 'error',
    ja: '医療機関コードがMMLヘッダにないため、読み込んでいません。「--source mml@医療機関コード:パス」の形で10桁の医療機関コードを指定してください。',
    en: 'The MML header has no institution code; not read. Give the 10-digit code: --source mml@CODE:PATH.',
  },
  INSTITUTION_DIFFERS: {
    severity: 'error',
    ja: '指定した医療機関とは別の施設の情報のため、読み込んでいません。施設ごとに分けて取り込んでください。',
    en: 'Of another facility than the institution given; not read. Read each facility’s files by themselves.',
  },
  CODE_UNCONVERTIBLE: {
    severity: 'warning',
    ja: '定義書の符号に変換できない値を空としました。',
    en: 'A value that has no code in the definition was left empty.',
  },
  LOCAL_CODE: {
    severity: 'notice',
    ja: '施設独自のコードのため、標準コードの項目に入れず空としました。',
    en: 'A code of the facility’s own was not put into an item for standard codes; left empty.',
  },
});
