import type { OperatorKind } from '../../operator/index.js';
import type {
  BasicContractDocument,
  Clause,
  ContractDocument,
  ContractNotice,
  DeliveryMethod,
  IndividualContractDocument,
  Party,
  TerminationAgreementDocument,
} from './contract-document.js';
import { partyList, tierOf } from './contract-document.js';
import { japaneseDate } from './dates.js';
import type { Variables } from './legal-library.js';
import { moneyWording } from './money-wording.js';

/** What the Act calls an operator of each kind and what it makes, and the article of the exchange. */
const KIND_WORDING: Record<OperatorKind, Variables> = {
  anonymised: {
    operatorKind: '認定匿名加工医療情報作成事業者',
    product: '匿名加工医療情報',
    article: '第27条第1項',
  },
  pseudonymised: {
    operatorKind: '認定仮名加工医療情報作成事業者',
    product: '仮名加工医療情報',
    article: '第38条',
  },
};

export const DELIVERY_JA: Record<DeliveryMethod, string> = {
  media: '暗号化した可搬記録媒体の送付',
  network: '通信',
  'on-site': 'オンサイト',
};

type Unworded<T> = Omit<T, 'clauses' | 'variables' | 'template'>;

export const partyText = ({ code, name }: Party): string => `${name}（${code}）`;
const listText = (parties: readonly Party[]): string => parties.map(partyText).join('、');

export const basicWording = (
  contract: Pick<
    BasicContractDocument,
    'operatorKind' | 'parties' | 'startsOn' | 'endsOn' | 'renewal'
  >,
): Variables => ({
  ...KIND_WORDING[contract.operatorKind],
  parties: listText(contract.parties),
  startsOn: japaneseDate(contract.startsOn),
  endsOn: japaneseDate(contract.endsOn),
  renewalYears: String(contract.renewal.years),
  renewalNoticeMonths: String(contract.renewal.noticeMonths),
});

export const individualWording = (contract: Unworded<IndividualContractDocument>): Variables => ({
  ...KIND_WORDING[contract.operatorKind],
  ...moneyWording(contract),
  ...specificationWording(contract),
  recipient: partyText(contract.recipient),
  provider: partyText(contract.provider),
  basicContractId: contract.basicContractId,
  caseNumber: contract.caseNumber,
  purpose: contract.purpose,
  responsiblePerson: contract.responsiblePerson,
  useFrom: japaneseDate(contract.usePeriod.from),
  useTo: japaneseDate(contract.usePeriod.to),
  retentionUntil: japaneseDate(contract.retentionUntil),
  publication: contract.publication,
  deliveryMethod: DELIVERY_JA[contract.deliveryMethod],
  deliverOn: japaneseDate(contract.deliverOn),
  rehearsal: contract.rehearsal ? 'yes' : 'no',
});

export const diseasesText = (diseases: readonly string[]): string =>
  diseases.join('、') || '限定しないもの';

const specificationWording = ({
  specification,
}: Pick<IndividualContractDocument, 'specification'>): Variables => ({
  definitionId: specification.definitionId,
  definitionVersion: String(specification.definitionVersion),
  definitionSha256: specification.definitionSha256,
  periodFrom: japaneseDate(specification.period.from),
  periodTo: japaneseDate(specification.period.to),
  diseases: diseasesText(specification.diseases),
});

/** 合意解約書. */
export const terminationWording = (
  agreement: Omit<TerminationAgreementDocument, 'clauses' | 'template'>,
): Variables => ({
  ...KIND_WORDING[agreement.operatorKind],
  parties: listText(agreement.parties),
  contractTitle: quoted(agreement.title),
  contractId: agreement.id,
  baseSha256: agreement.base ?? '',
  terminatesOn: japaneseDate(agreement.terminatesOn),
  reason: agreement.reason,
  tier: agreement.tier,
  runningContracts: agreement.runningContracts,
});

/** 変更契約書 and 加入契約書: the words before comparison table and consolidated text. */
export function coverWording(document: ContractDocument): Variables {
  const acceding = document.kind === 'yuzu.contract/basic' ? document.acceding : [];
  const parties = partyList(document);
  return {
    ...KIND_WORDING[document.operatorKind],
    parties: listText(parties.filter(({ code }) => !acceding.includes(code))),
    acceding: listText(parties.filter(({ code }) => acceding.includes(code))),
    contractTitle: quoted(titleOf(document)),
    contractId: document.id,
    baseSha256: document.base ?? '',
    effectiveOn: effectiveDate(document),
  };
}

const effectiveDate = (document: ContractDocument): string =>
  'effectiveOn' in document
    ? japaneseDate(document.effectiveOn)
    : '全ての当事者の電子署名がそろった日';

/** 更新拒絶通知書 and 解除通知書: `text` is the contract they speak of. */
export function noticeWording(notice: ContractNotice, text: ContractDocument): Variables {
  const against = partyList(text).find(({ code }) => code === notice.against);
  return {
    contractTitle: quoted(titleOf(text)),
    renewalArticle: articleOf(text.clauses, 'term'),
    terminationArticle: articleOf(text.clauses, 'termination'),
    against: against ? partyText(against) : '',
    effectiveOn: japaneseDate(notice.effectiveOn),
    tier: tierOf(text),
  };
}

/** `第26条` of a clause as the text numbers it; nothing where it has no such clause. */
const articleOf = (clauses: readonly Clause[], id: string): string =>
  /^第\d+条/.exec(clauses.find((clause) => clause.id === id)?.heading ?? '')?.[0] ?? '';

const quoted = (title: string): string => `「${title}」`;

/** Title of a contract: an individual contract is named by its case. */
export const titleOf = (document: ContractDocument): string =>
  document.kind === 'yuzu.contract/individual'
    ? `医療情報の提供に関する個別契約書（案件通番 ${document.caseNumber}）`
    : document.title;
