import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { SheetFacts } from '../application/ports/transfer-printer.js';
import { entries, heading, page } from './page.js';

const NOTE =
  '本書は、可搬記録媒体とは別の経路で受領側の鍵管理者に届けてください。パスフレーズは受領側の鍵だけで復号できる暗号文であり、本書からは読み取れません。受領側の鍵管理者は、QRコードを読み取った内容をゲートウェイに登録してください。SHA-256が提供側の通知と一致しないものは登録できません。';

/** パスフレーズ開示書. The encrypted message as QR code and as text, to travel apart from the medium. */
export function sheetPage(facts: SheetFacts): TDocumentDefinitions {
  const { packageName, provider, recipient, message, messageSha256, printedAt } = facts;
  return page('パスフレーズ開示書', printedAt, [
    entries([
      ['提供パッケージ', packageName],
      ['提供側', provider],
      ['受領側', recipient],
      ['暗号文のSHA-256', messageSha256],
    ]),
    { text: NOTE, fontSize: 9.5, margin: [0, 0, 0, 12] },
    { qr: message, eccLevel: 'L', fit: 250, alignment: 'center', margin: [0, 0, 0, 12] },
    heading('暗号文（QRコードと同じ内容）'),
    { text: message, font: 'Gothic', fontSize: 7, lineHeight: 1.05, preserveLeadingSpaces: true },
  ]);
}
