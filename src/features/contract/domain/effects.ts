import type { LocalDate } from '../../../kernel/time.js';
import {
  CONTRACT_STEPS,
  type ContractStep,
  type EndCause,
  type StepGroup,
  STEPS,
  type Words,
} from './contract-steps.js';

/** What becomes of a step, why, and by which clause of the basic contract. */
export interface Effect extends Words {
  readonly outcome: 'stops' | 'continues';
  /** Id of a clause in contracts/legal. */
  readonly clause: string;
}

const stops = (clause: string, ja: string, en: string): Effect => ({
  outcome: 'stops',
  clause,
  ja,
  en,
});
const continues = (clause: string, ja: string, en: string): Effect => ({
  ...stops(clause, ja, en),
  outcome: 'continues',
});

const noNewWork = (clause: string): Effect =>
  stops(
    clause,
    '有効な基本契約がない当事者との間では、新たな提供の依頼及び個別契約の締結をすることができない。',
    'Between parties without a basic contract in force there is neither a new request nor a new individual contract.',
  );
const OTHER_CASES = continues(
  'individual-contracts',
  '基本契約は存続しており、別の提供の依頼及びこれに基づく個別契約は妨げられない。',
  'The basic contract is in force: other requests and their contracts are not hindered.',
);
const SUSPENDED = stops(
  'certification',
  '認定の効力が停止されている間は、医療情報を授受し、又は利用することができない。停止が解かれた時から再開することができる。',
  'While a certification is suspended no medical information is exchanged or used; it resumes afterwards.',
);

type Ending = Record<Exclude<StepGroup, 'closing'>, Effect>;

/** One fate for all that runs under an individual contract. */
const ending = (fresh: Effect, running: Effect): Ending => ({
  new: fresh,
  providing: running,
  using: running,
});

/** 新たな業務, 提供 and 利用, by cause. */
const BY_CAUSE: Record<EndCause, Ending> = {
  expired: ending(
    noNewWork('expiry-effects'),
    continues(
      'expiry-effects',
      '満了又は脱退の前に成立した個別契約は、その履行が完了するまで履行する。',
      'Individual contracts concluded before the expiry run to their completion.',
    ),
  ),
  'agreed-continue': ending(
    noNewWork('agreed-termination'),
    continues(
      'agreed-termination',
      '合意により、解約の日までに成立した個別契約は、その履行が完了するまで履行する。',
      'By the agreement, individual contracts concluded by then run to their completion.',
    ),
  ),
  'agreed-stop': ending(
    noNewWork('agreed-termination'),
    stops(
      'agreed-termination',
      '合意により、履行が完了していない個別契約は、解約の日をもって終了した。',
      'By the agreement, individual contracts not yet completed ended with the basic contract.',
    ),
  ),
  'for-cause': ending(
    noNewWork('termination'),
    stops(
      'stop-effects',
      '基本契約の解除により、当該当事者間における医療情報の授受及び利用を直ちに停止する。',
      'Termination for cause stops the exchange and use of medical information between the two at once.',
    ),
  ),
  'certification-lost': ending(
    stops(
      'certification',
      '認定を失った当事者は、医療情報の授受をすることができない（法第27条及び第38条）。',
      'An operator without certification takes no part in the exchange of medical information (Act, art. 27 and 38).',
    ),
    stops(
      'certification',
      '認定を失った当事者との間における医療情報の授受及び利用を、何らの通知を要せず直ちに停止する。',
      'The loss of a certification stops the exchange and use of medical information at once, without notice.',
    ),
  ),
  'certification-suspended': ending(SUSPENDED, SUSPENDED),
  'individual-agreed-continue': {
    new: OTHER_CASES,
    providing: stops(
      'agreed-termination',
      '個別契約は合意により終了しており、新たに医療情報を提供することができない。',
      'The individual contract was ended by agreement: nothing more is provided under it.',
    ),
    using: continues(
      'agreed-termination',
      '合意により、解約の日までに提供された医療情報は、利用期間の満了の日まで利用することができる。',
      'By the agreement, what was provided by then may be used until the period of use is over.',
    ),
  },
  'individual-agreed-stop': ending(
    OTHER_CASES,
    stops(
      'stop-effects',
      '個別契約は合意により終了しており、当該提供側の医療情報の授受及び利用を停止する。',
      'The individual contract was ended by agreement: the data of its provider are neither exchanged nor used.',
    ),
  ),
  'individual-for-cause': ending(
    OTHER_CASES,
    stops(
      'stop-effects',
      '個別契約の解除により、当該提供側の医療情報の授受及び利用を直ちに停止する。',
      'The individual contract was terminated for cause: the data of its provider are neither exchanged nor used.',
    ),
  ),
  'use-period-over': ending(
    OTHER_CASES,
    stops(
      'purpose-limit',
      '個別契約に定める利用期間が満了したため、医療情報を授受し、又は利用することができない。',
      'The period of use of the individual contract is over: its data are neither exchanged nor used.',
    ),
  ),
};

type ClosingStep = {
  [S in ContractStep]: (typeof STEPS)[S]['group'] extends 'closing' ? S : never;
}[ContractStep];

/** 残務: the same whatever the cause. */
const SURVIVING: Record<ClosingStep, Effect> = {
  custody: continues(
    'stop-effects',
    '輸送中又は保管中の可搬記録媒体は、返還し、又は破壊するまでその所在を明らかにし、記録する。',
    'Media under way or in store must stay accounted for until they are returned or erased.',
  ),
  discrepancy: continues(
    'discrepancy',
    '仕様と異なる医療情報の通知及び消去の義務は、終了後も存続する。',
    'The duty to report and erase data that differ from the specification survives.',
  ),
  record: continues(
    'records',
    '終了前に行われた授受の記録は、終了後も法令に従って作成し、保存する。',
    'What was done is recorded and kept as the law demands, whenever the contract ended.',
  ),
  reconcile: continues(
    'records',
    '提供記録及び受領記録の突き合わせは、終了後も行う。',
    'Both sides’ records can be compared after the end as before.',
  ),
  delete: continues(
    'data-at-the-end',
    '受領した医療情報は、終了後遅滞なく消去し、その証明を提出する。',
    'After the end the received medical information is erased without delay, and certified.',
  ),
  pay: continues(
    'survival',
    '受領確認をした医療情報に係る契約金額及び遅延損害金の支払義務は、履行が完了するまで存続する。',
    'What was accepted is paid for, with late charges, until everything is paid.',
  ),
  'opt-out': continues(
    'opt-outs',
    '提供停止の求めは、提供した医療情報が保存されている間、相手方と共有する。',
    'Stop requests are told to the counterparty as long as provided data are kept.',
  ),
};

const isSurviving = (step: ContractStep): step is ClosingStep => Object.hasOwn(SURVIVING, step);

/** What the end of a contract for a cause does to a step. */
export function effectOf(step: ContractStep, cause: EndCause): Effect {
  if (isSurviving(step)) return SURVIVING[step];
  return BY_CAUSE[cause][STEPS[step].group];
}

/** 契約の終了の事実. */
export interface ContractEnd {
  readonly cause: EndCause;
  /** Operator code of whom the cause lies with; null where it lies with nobody. */
  readonly operator: string | null;
  /** First day on which it counts; null where only its being so is known. */
  readonly on: LocalDate | null;
}

export interface StepEffect {
  readonly step: ContractStep;
  readonly end: ContractEnd;
  readonly effect: Effect;
}

/** What becomes of each step under all ends that hold: one that stops it decides. */
export function effectsOf(ends: readonly ContractEnd[]): StepEffect[] {
  return CONTRACT_STEPS.flatMap((step) => {
    const effects = ends.map((end) => ({ step, end, effect: effectOf(step, end.cause) }));
    const decisive = effects.find(({ effect }) => effect.outcome === 'stops') ?? effects[0];
    return decisive ? [decisive] : [];
  });
}
