import { readFileSync } from 'node:fs';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import type {
  Cover,
  PartyParticulars,
  PrintableNotice,
  PrintableText,
} from '../../src/features/contract/application/ports/contract-printer.js';
import type {
  BasicContractDocument,
  Clause,
  ContractDocument,
  ContractNotice,
  IndividualContractDocument,
  TerminationAgreementDocument,
} from '../../src/features/contract/domain/contract-document.js';
import {
  assembleClauses,
  type LegalTemplate,
  settledVariables,
  type Variables,
} from '../../src/features/contract/domain/legal-template.js';
import {
  basicWording,
  coverWording,
  individualWording,
  noticeWording,
  terminationWording,
} from '../../src/features/contract/domain/legal-wording.js';
import { moneyTerms } from '../../src/features/contract/domain/money-terms.js';
import type { ContractSignature } from '../../src/features/contract/domain/signature.js';
import { FileLegalTemplates } from '../../src/features/contract/storage/file-legal-templates.js';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';

const templates = new FileLegalTemplates();

/** Names with 髙, 﨑, 𠮷 and a variation selector: they stand in contracts as they are registered. */
export const PARTIES: PartyParticulars[] = [
  {
    code: 'MINATO',
    name: '一般財団法人みなと医療情報機構',
    address: '東京都港区架空町一丁目2番3号 みなとビル8階',
    representative: '代表理事　髙﨑 𠮷三郎',
    fingerprint: '8F3A1C5D7E9B2046A1B2C3D4E5F60718293A4B5C',
  },
  {
    code: 'AOBA',
    name: '一般社団法人あおば医療データ協会',
    address: '宮城県仙台市青葉区架空通り4-5-6',
    representative: '理事長　渡邉 葛\u{E0100}城',
    fingerprint: '1B2C3D4E5F60718293A4B5C6D7E8F9A0B1C2D3E4',
  },
  {
    code: 'YAMATO',
    name: 'やまとデータ基盤株式会社',
    address: '奈良県大和郡山市架空町7番地',
    representative: '代表取締役　栁 德子',
    fingerprint: 'C3D4E5F60718293A4B5C6D7E8F9A0B1C2D3E4F50',
  },
];

export const ids = {
  basic: '0198c0de-0000-7000-8000-000000000001',
  individual: '0198c0de-0000-7000-8000-000000000002',
};

const partyOf = ({ code, name }: PartyParticulars) => ({ code, name });

const worded = (template: LegalTemplate, words: Variables): Clause[] =>
  unwrap(assembleClauses(template, words));

const nameOf = ({ id, version }: LegalTemplate) => ({ id, version });

export function basicText(changes: Partial<BasicContractDocument> = {}): BasicContractDocument {
  const template = templates.basic();
  const given = Object.fromEntries((changes.variables ?? []).map((v) => [v.name, v.value]));
  const settled = unwrap(settledVariables(template, given));
  const base = {
    kind: 'yuzu.contract/basic' as const,
    schemaVersion: 1 as const,
    id: ids.basic,
    number: 1,
    round: 1,
    base: null,
    proposedBy: 'MINATO',
    answerBy: '2026-11-30',
    operatorKind: 'anonymised' as const,
    change: 'conclusion' as const,
    title: template.titleJa,
    parties: PARTIES.map(partyOf),
    acceding: [],
    startsOn: '2026-12-01',
    endsOn: '2027-11-30',
    effectiveOn: '2026-12-01',
    renewal: { years: 1, noticeMonths: 3 },
    ...changes,
  };
  return {
    ...base,
    template: nameOf(template),
    variables: Object.entries(settled).map(([name, value]) => ({ name, value })),
    clauses: changes.clauses ?? worded(template, { ...settled, ...basicWording(base) }),
  };
}

/** The basic contract with another notice period, payment within 30 days and a clause of its own. */
export function amendedText(base = basicText()): BasicContractDocument {
  const amended = basicText({
    number: 2,
    base: digestOf(base),
    change: 'amendment',
    effectiveOn: '2027-04-01',
    renewal: { years: 2, noticeMonths: 6 },
    variables: [
      { name: 'paymentDays', value: '30' },
      { name: 'lateChargeRate', value: '5.5' },
    ],
  });
  const audit: Clause = {
    id: 'audit',
    heading: '第39条（監査）',
    text: '当事者は、年1回、相手方の安全管理措置の状況について報告を求めることができる。',
  };
  const clauses = amended.clauses.filter(({ id }) => id !== 'intellectual-property');
  return { ...amended, clauses: [...clauses.slice(0, -1), audit, ...clauses.slice(-1)] };
}

export const accessionText = (): BasicContractDocument => {
  const base = basicText({ parties: PARTIES.slice(0, 2).map(partyOf) });
  return basicText({
    number: 2,
    base: digestOf(base),
    change: 'accession',
    acceding: ['YAMATO'],
    effectiveOn: '2027-01-01',
  });
};

export const definition = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

const [recipient, provider] = PARTIES.map(partyOf) as [
  { code: string; name: string },
  { code: string; name: string },
];

export function individualText(
  changes: Partial<IndividualContractDocument> = {},
): IndividualContractDocument {
  const template = templates.individual();
  const tables = definition.tables.slice(0, 3);
  const money = moneyTerms({
    feeYen: 1_234_567,
    basis: 'share',
    taxRatePercent: '10',
    rounding: 'floor',
    roundingUnitYen: 10,
    instalments: [
      { feeYen: 400_000, trigger: 'conclusion', on: null },
      { feeYen: 834_567, trigger: 'acceptance', on: null },
    ],
    paymentTerms: { rule: 'closing', closingDay: 31, monthsAfter: 1, payDay: 31, shift: 'next' },
    lateChargeRatePercent: '3',
  });
  const base = {
    kind: 'yuzu.contract/individual' as const,
    schemaVersion: 1 as const,
    id: ids.individual,
    number: 1,
    round: 1,
    base: null,
    proposedBy: 'MINATO',
    answerBy: '2026-12-20',
    operatorKind: 'anonymised' as const,
    change: 'conclusion' as const,
    requestId: '0198c0de-0000-7000-8000-000000000003',
    caseNumber: '2026-0001',
    basicContractId: ids.basic,
    recipient,
    provider,
    ...money,
    purpose:
      '心房細動患者における抗凝固薬の服薬継続と脳梗塞発症の関連を、複数の医療機関の診療情報により明らかにすること',
    responsiblePerson: '架空大学大学院医学系研究科 教授 山﨑 花子',
    personsInCharge: { recipient: '審査管理部 部長', provider: 'データ提供部 部長' },
    usePeriod: { from: '2027-01-15', to: '2028-03-31' },
    retentionUntil: '2031-03-31',
    publication:
      '学会及び論文誌において、統計情報として公表する。公表に先立ち、受領側の確認を受ける。',
    deliveryMethod: 'media' as const,
    deliverOn: '2027-01-31',
    rehearsal: false,
    specification: {
      definitionId: definition.id,
      definitionVersion: definition.version,
      definitionSha256: digestOf(definition),
      kinds: [...new Set(tables.map(({ sourceKind }) => sourceKind))],
      format: 'csv-utf8' as const,
      tables: tables.map(({ name, items }) => ({ table: name, items: items.map((i) => i.name) })),
      period: { from: '2021-04-01', to: '2026-03-31' },
      diseases: ['心房細動（I48）', '脳梗塞（I63）'],
    },
    ...changes,
  };
  return {
    ...base,
    template: nameOf(template),
    clauses: worded(template, individualWording(base)),
  };
}

export function terminationText(
  runningContracts: 'continue' | 'stop' = 'continue',
): TerminationAgreementDocument {
  const template = templates.further('termination-agreement');
  const concluded = basicText();
  const base = {
    kind: 'yuzu.contract/termination' as const,
    schemaVersion: 1 as const,
    id: ids.basic,
    number: 2,
    round: 1,
    base: digestOf(concluded),
    proposedBy: 'MINATO',
    answerBy: '2027-06-30',
    operatorKind: 'anonymised' as const,
    tier: 'basic' as const,
    title: concluded.title,
    parties: concluded.parties,
    terminatesOn: '2027-08-31',
    runningContracts,
    reason: '当事者間の事業再編に伴い、新たな基本契約を締結するため',
  };
  return {
    ...base,
    template: nameOf(template),
    clauses: worded(template, terminationWording(base)),
  };
}

export const signaturesOf = (
  text: ContractDocument,
  codes = PARTIES.map(({ code }) => code),
): ContractSignature[] =>
  codes.map((operator, index) => ({
    operator,
    title: ['代表理事', '理事長', '代表取締役'][index] ?? '責任者',
    sha256: digestOf(text),
    signedAt: `2026-11-2${1 + index}T03:0${index}:15.000Z`,
    signature: `-----BEGIN PGP SIGNATURE-----\n\n${operator}\n-----END PGP SIGNATURE-----\n`,
  }));

function coverOf(text: ContractDocument): Cover | null {
  if (text.kind === 'yuzu.contract/termination' || text.change === 'conclusion') return null;
  const template = templates.further(text.change);
  return { titleJa: template.titleJa, clauses: worded(template, coverWording(text)) };
}

export const printable = (
  text: ContractDocument,
  base: ContractDocument | null = null,
): PrintableText => ({
  text,
  base,
  sha256: digestOf(text),
  parties: text.kind === 'yuzu.contract/individual' ? PARTIES.slice(0, 2) : PARTIES,
  signatures: signaturesOf(text),
  cover: coverOf(text),
  definition: text.kind === 'yuzu.contract/individual' ? definition : null,
});

export function printableNotice(name: ContractNotice['notice']): PrintableNotice {
  const text = basicText();
  const notice: ContractNotice = {
    kind: 'yuzu.contract/notice',
    schemaVersion: 1,
    id: '0198c0de-0000-7000-8000-000000000009',
    contractId: ids.basic,
    tier: 'basic',
    text: digestOf(text),
    notice: name,
    by: 'AOBA',
    ...(name === 'terminated-for-cause' && { against: 'YAMATO' }),
    effectiveOn: name === 'renewal-refused' ? '2027-11-30' : '2027-07-15',
    givenOn: '2027-07-12',
    reason:
      name === 'renewal-refused'
        ? '事業方針の変更のため'
        : '受領した医療情報の目的外利用について、2027年6月1日付けの催告にもかかわらず是正されなかったため',
  };
  const template = templates.further(
    name === 'renewal-refused' ? 'notice-of-non-renewal' : 'notice-of-termination',
  );
  const clauses = worded(template, noticeWording(notice, text));
  return {
    notice,
    text,
    sha256: digestOf(notice),
    parties: PARTIES,
    signatures: signaturesOf(text, ['AOBA']).map((one) => ({ ...one, operator: 'AOBA' })),
    cover: { titleJa: template.titleJa, clauses },
  };
}
