import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { sha256Hex } from '../../../../kernel/canonical-json.js';
import type { PartyParticulars } from '../../application/ports/contract-printer.js';
import type { ContractSignature } from '../../domain/signature.js';
import { cell, GREY, label, RULED, VERMILION } from './style.js';
import { fingerprintText, instantText } from './words.js';

const SEAL_WIDTH = 84;

/** 記名押印欄. One box for each party, signed or not yet. */
export const signatureSheet = (
  parties: readonly PartyParticulars[],
  signatures: readonly ContractSignature[],
): Content[] => [
  { text: '記名押印欄', style: 'attachment', pageBreak: 'before', margin: [0, 0, 0, 6] },
  {
    text: '各当事者の責任者は、本書の電子原本に電子署名を付した。電子署名は、電子原本の正規化されたJSON（RFC 8785）に対するOpenPGP形式の分離署名である。',
    style: 'cell',
    alignment: 'justify',
  },
  ...parties.map((party) =>
    partyBox(
      party,
      signatures.find(({ operator }) => operator === party.code),
    ),
  ),
];

const partyBox = (party: PartyParticulars, signature: ContractSignature | undefined): Content =>
  boxOf([...whoEntries(party), ...signatureEntries(party, signature)], signature);

/** 署名欄 under a letter whose head says already who writes. */
export const signerBox = (
  party: PartyParticulars,
  signature: ContractSignature | undefined,
): Content => boxOf(signatureEntries(party, signature), signature);

type Entries = [string, string][];

const whoEntries = ({ address, name, code, representative }: PartyParticulars): Entries => [
  ['住所', address],
  ['名称', `${name}（${code}）`],
  ['代表者', representative],
];

const signatureEntries = (
  { fingerprint }: PartyParticulars,
  signature: ContractSignature | undefined,
): Entries => [
  ['署名者の職名', signature?.title ?? ''],
  ['署名日時', signature ? instantText(signature.signedAt) : ''],
  ['鍵の指紋', fingerprintText(fingerprint)],
  ['電子署名の\nSHA-256', signature ? sha256Hex(signature.signature) : ''],
];

/** Height of a row of one line in points: centres the seal. */
const ROW = 19;

function boxOf(entries: Entries, signature: ContractSignature | undefined): Content {
  const above = (entries.length * ROW) / 2 - 26;
  const body: TableCell[][] = entries.map(([name, value], index) => [
    label(name),
    cell(value),
    index === 0
      ? {
          rowSpan: entries.length,
          stack: seal(signature !== undefined),
          margin: [0, above, 0, 0],
        }
      : '',
  ]);
  return {
    // Above, not below: room below the last box would open an empty page.
    margin: [0, 12, 0, 0],
    unbreakable: true,
    layout: RULED,
    table: { widths: [62, '*', SEAL_WIDTH], body },
  };
}

/** A circle of 18 mm: vermilion where an electronic signature stands for the seal, else room for one. */
function seal(signed: boolean): Content[] {
  const [radius, color] = [26, signed ? VERMILION : GREY];
  const circle = (r: number, lineWidth: number) => ({
    type: 'ellipse' as const,
    x: SEAL_WIDTH / 2,
    y: radius,
    r1: r,
    r2: r,
    lineWidth,
    lineColor: color,
    ...(!signed && { dash: { length: 2, space: 2 } }),
  });
  const words = signed ? '電子\n署名済' : '印';
  const text = {
    text: words,
    font: 'Mincho',
    bold: signed,
    fontSize: signed ? 11 : 12,
    lineHeight: 1.05,
    color,
    alignment: 'center' as const,
    relativePosition: { x: 0, y: signed ? -42 : -34 },
  };
  return [
    { canvas: signed ? [circle(radius, 1.4), circle(radius - 3, 0.5)] : [circle(radius, 0.6)] },
    text,
  ];
}
