import type { OperatorKind } from '../../operator/index.js';
import type {
  BasicContractDocument,
  DeliveryMethod,
  IndividualContractDocument,
  Party,
} from './contract-document.js';
import type { Rounding } from './consumption-tax.js';
import { japaneseDate } from './dates.js';
import type { Variables } from './legal-template.js';

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
    article: '第38条第1項',
  },
};

const ROUNDING_JA: Record<Rounding, string> = {
  floor: '切捨て',
  round: '四捨五入',
  ceil: '切上げ',
};

const DELIVERY_JA: Record<DeliveryMethod, string> = {
  media: '暗号化した可搬記録媒体の送付',
  network: '通信',
  'on-site': 'オンサイト',
};

const partyText = ({ code, name }: Party): string => `${name}（${code}）`;
const yen = (amount: number): string => amount.toLocaleString('ja-JP');

export const basicWording = (
  contract: Omit<BasicContractDocument, 'clauses' | 'variables' | 'template'>,
): Variables => ({
  ...KIND_WORDING[contract.operatorKind],
  parties: contract.parties.map(partyText).join('、'),
  startsOn: japaneseDate(contract.startsOn),
  endsOn: japaneseDate(contract.endsOn),
});

export const individualWording = (
  contract: Omit<IndividualContractDocument, 'clauses' | 'template'>,
): Variables => ({
  ...KIND_WORDING[contract.operatorKind],
  ...feeWording(contract),
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
});

const feeWording = ({ fee }: Pick<IndividualContractDocument, 'fee'>): Variables => ({
  fee: yen(fee.feeYen),
  tax: yen(fee.taxYen),
  total: yen(fee.totalYen),
  taxRate: String(fee.taxRatePercent),
  rounding: ROUNDING_JA[fee.rounding],
});

const specificationWording = ({
  specification,
}: Pick<IndividualContractDocument, 'specification'>): Variables => ({
  definitionId: specification.definitionId,
  definitionVersion: String(specification.definitionVersion),
  definitionSha256: specification.definitionSha256,
  tables: specification.tables
    .map(({ table, items }) => `・${table}: ${items.join('、')}`)
    .join('\n'),
  periodFrom: japaneseDate(specification.period.from),
  periodTo: japaneseDate(specification.period.to),
  diseases: specification.diseases.join('、') || '限定なし',
});
