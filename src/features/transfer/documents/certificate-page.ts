import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { sha256Hex } from '../../../kernel/canonical-json.js';
import type { CertificateFacts } from '../application/ports/custody-printer.js';
import type { CustodyEvent, DisposalMethod } from '../domain/media/custody-event.js';
import { MEDIUM_KIND_JA } from '../domain/media/medium.js';

const MM = 72 / 25.4;
const INK = '#1a1a1a';
const RULE = '#9a9a9a';
const LABEL_FILL = '#f3f3f1';

const METHOD_JA: Readonly<Record<DisposalMethod, string>> = {
  overwrite: '上書き消去（復元できない消去ツールによる）',
  cryptographic: '暗号化消去（暗号鍵の廃棄による）',
  shredding: '物理的破壊（破砕）',
  degaussing: '物理的破壊（消磁）',
  incineration: '物理的破壊（焼却）',
  drilling: '物理的破壊（穿孔）',
};

const JAPAN = new Intl.DateTimeFormat('ja-JP', {
  ...{ timeZone: 'Asia/Tokyo', year: 'numeric', month: 'long', day: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

const bytesText = (bytes: number): string => `${bytes.toLocaleString('en-US')}バイト`;

const rowsOf = (facts: CertificateFacts): [string, string][] => [
  ...mediumRows(facts.event),
  ['方法', METHOD_JA[facts.event.method ?? 'overwrite']],
  ['使用した機器・ソフトウェア', facts.event.tool ?? '―'],
  ['実施日時', `${JAPAN.format(new Date(facts.event.at))}（日本標準時）`],
  ['実施者', facts.actor],
  ['立会者', facts.witness],
];

const mediumRows = ({ medium, content }: CustodyEvent): [string, string][] => [
  ['媒体の種類', MEDIUM_KIND_JA[medium.kind]],
  ['製造番号', medium.serial],
  ['容量', bytesText(medium.capacityBytes)],
  ['ハードウェア暗号化', medium.hardwareEncrypted ? 'あり' : 'なし'],
  ['所有する事業者', medium.owner],
  ['格納していた提供パッケージ', content?.packageName ?? '―'],
];

const proofRows = ({ event, eventSha256, signature, fingerprint }: CertificateFacts) =>
  [
    ['記録番号', event.id],
    ['受渡・保管記録のSHA-256', eventSha256],
    ['電子署名のSHA-256', sha256Hex(signature)],
    ['鍵の指紋', fingerprint.replace(/(.{4})(?=.)/g, '$1 ')],
  ] as [string, string][];

const table = (rows: readonly [string, string][]): Content => ({
  layout: {
    ...{ hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
    ...{ hLineColor: () => RULE, vLineColor: () => RULE },
    ...{ paddingLeft: () => 6, paddingRight: () => 6, paddingTop: () => 4, paddingBottom: () => 4 },
  },
  table: {
    widths: [128, '*'],
    body: rows.map(([name, value]) => [
      { text: name, font: 'Gothic', fontSize: 9, fillColor: LABEL_FILL },
      { text: value, fontSize: 10, wordBreak: 'break-all' as const },
    ]),
  },
});

const TITLES = { erased: 'データ消去証明書', destroyed: '媒体廃棄証明書' } as const;

/** 消去証明書・廃棄証明書. What is certified is the signed custody event; this is its readable form. */
export function certificatePage(facts: CertificateFacts): TDocumentDefinitions {
  const { event, operator } = facts;
  const title = event.kind === 'erased' ? TITLES.erased : TITLES.destroyed;
  const done =
    event.kind === 'erased' ? '復元できない方法で消去した' : '復元できない方法で廃棄した';
  const at = new Date(event.at);
  return {
    pageSize: 'A4',
    pageMargins: [25 * MM, 26 * MM, 25 * MM, 24 * MM],
    language: 'ja-JP',
    info: { title, creator: 'yuzu', producer: 'yuzu', creationDate: at, modDate: at },
    defaultStyle: { font: 'Mincho', fontSize: 10.5, lineHeight: 1.25, color: INK },
    content: [
      { text: title, bold: true, fontSize: 17, alignment: 'center', margin: [0, 0, 0, 18] },
      { text: `${operator}（${event.operator}）`, alignment: 'right', margin: [0, 0, 0, 14] },
      {
        text: `次の可搬記録媒体に記録されていた情報を、二人で確認のうえ、${done}ことを証明する。`,
        margin: [0, 0, 0, 8],
      },
      table(rowsOf(facts)),
      {
        text: '電子署名',
        ...{ font: 'Gothic', bold: true, fontSize: 10, margin: [0, 16, 0, 4] },
      },
      table(proofRows(facts)),
      {
        text: 'この証明書は、上の受渡・保管記録の内容を表示したものである。証明の効力は、その電子署名による。',
        ...{ fontSize: 8.5, margin: [0, 8, 0, 0] },
      },
    ],
  };
}
