import type { LocalDate } from '../../../kernel/time.js';
import { addDays } from '../../../kernel/money/business-days.js';
import type { BasicContractDocument, IndividualContractDocument } from './contract-document.js';
import type { EndCause, Words } from './contract-steps.js';
import type { ContractEnd } from './effects.js';
import { addMonths } from './terms.js';

type DutyName =
  | 'keep-data'
  | 'delete'
  | 'certify-deletion'
  | 'pay'
  | 'keep-records'
  | 'secrecy'
  | 'secrecy-of-data'
  | 'share-opt-outs';

/** 契約上の義務 that outlives the use of the data; the same list at both sides. */
export interface Duty extends Words {
  readonly duty: DutyName;
  /** Operator code of who owes it. */
  readonly by: string;
  /** First day, and last; null where no day is fixed yet, or none ever is. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  /** Id of the clause. */
  readonly clause: string;
}

/** What the duties are derived from; each is a fact that both sides know. */
interface DutyFacts {
  readonly terms: IndividualContractDocument;
  /** The basic contract’s text in force, or the last one that was. */
  readonly basic: Pick<BasicContractDocument, 'variables'>;
  readonly ends: readonly ContractEnd[];
}

const STOPS_USE: readonly EndCause[] = [
  'use-period-over',
  'individual-agreed-stop',
  'individual-for-cause',
  'agreed-stop',
  'for-cause',
];

/** First day on which the data may not be used any more, as far as it is known. */
function useEndsOn({ terms, ends }: Pick<DutyFacts, 'terms' | 'ends'>): LocalDate {
  const days = ends.flatMap(({ cause, on }) =>
    on !== null && STOPS_USE.includes(cause) ? [on] : [],
  );
  return [addDays(terms.usePeriod.to, 1), ...days].sort()[0] ?? '';
}

/** 保存, 消去と証明, 支払い, 記録の保存, 機密保持 and 提供停止の求めの共有. */
export function dutiesOf(facts: DutyFacts): Duty[] {
  const { terms, basic } = facts;
  const settled = (name: string, otherwise: number): number =>
    Number(basic.variables.find((variable) => variable.name === name)?.value ?? otherwise);
  const sides = [terms.recipient.code, terms.provider.code];
  const both = (duty: Omit<Duty, 'by'>): Duty[] => sides.map((by) => ({ by, ...duty }));
  return [
    keepData(terms),
    ...deletion(facts, settled('deletionDays', 30)),
    payment(terms),
    ...both(records(settled('recordYears', 3))),
    ...both(secrecy(facts, settled('confidentialityYears', 5))),
    ...both(SECRECY_OF_DATA),
    ...both(OPT_OUTS),
  ];
}

const keepData = ({ provider, retentionUntil: until }: IndividualContractDocument): Duty => ({
  duty: 'keep-data',
  by: provider.code,
  from: null,
  until,
  clause: 'data-at-the-end',
  ja: '提供した医療情報及びその記録を保存し、保存期間の満了後は、保有する必要のない提供用の医療情報を消去する。',
  en: 'Keep the provided medical information and its records; erase what is not needed any more afterwards.',
});

function deletion(facts: DutyFacts, days: number): Duty[] {
  const from = useEndsOn(facts);
  const by = facts.terms.recipient.code;
  const clause = 'data-at-the-end';
  return [
    {
      ...{ duty: 'delete', by, from, until: addDays(from, days - 1), clause },
      ja: `利用の終了の日から${days}日以内に、受領した医療情報（複製及び中間的な情報を含む。）を復元することができない方法で消去する。`,
      en: `Erase the received medical information beyond recovery within ${days} days of the end of its use.`,
    },
    {
      ...{ duty: 'certify-deletion', by, from, until: null, clause },
      ja: '消去をした後、遅滞なく、消去の証明書を提供側に提出する。',
      en: 'Give the provider a certificate once the data are erased, without delay.',
    },
  ];
}

const payment = ({ recipient }: IndividualContractDocument): Duty => ({
  duty: 'pay',
  by: recipient.code,
  from: null,
  until: null,
  clause: 'payment',
  ja: '受領確認をした医療情報に係る契約金額及び消費税等相当額を、請求書に基づき支払期限までに支払う。遅れたときは遅延損害金を支払う。',
  en: 'Pay fee and tax of what was accepted by the due date of each invoice, with the late charge where it is late.',
});

const records = (years: number): Omit<Duty, 'by'> => ({
  duty: 'keep-records',
  from: null,
  until: null,
  clause: 'records',
  ja: `提供記録及び受領記録を、提供の日から${years}年間保存する。`,
  en: `Keep the provision and receipt records for ${years} years from the hand-over.`,
});

const BASIC_ENDS: readonly string[] = ['expired', 'agreed-continue', 'agreed-stop', 'for-cause'];

/** Reckoned from the end of the basic contract, so without last day while it is in force. */
function secrecy({ ends }: DutyFacts, years: number): Omit<Duty, 'by'> {
  const from = ends.find(({ cause }) => BASIC_ENDS.includes(cause))?.on ?? undefined;
  return {
    duty: 'secrecy',
    from: null,
    until: from === undefined ? null : addDays(addMonths(from, 12 * years), -1),
    clause: 'confidentiality',
    ja: `相手方の文書及び利活用者に関する情報を、基本契約の終了後${years}年間、機密として保持する。`,
    en: `Keep the other side’s documents and what concerns the data user secret for ${years} years after the basic contract.`,
  };
}

const SECRECY_OF_DATA: Omit<Duty, 'by'> = {
  duty: 'secrecy-of-data',
  from: null,
  until: null,
  clause: 'confidentiality',
  ja: '医療情報に係る機密を、期間の定めなく保持する。',
  en: 'Keep the medical information secret without limit of time.',
};

const OPT_OUTS: Omit<Duty, 'by'> = {
  duty: 'share-opt-outs',
  from: null,
  until: null,
  clause: 'opt-outs',
  ja: '提供した医療情報が保存されている間、提供停止の求めを相手方と共有する。',
  en: 'Share opt-outs with the other side as long as provided data are kept.',
};
