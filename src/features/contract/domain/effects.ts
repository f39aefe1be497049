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

const NO_NEW_WORK = stops(
  'individual-contracts',
  '有効な基本契約がなければ、新たな依頼も個別契約もできない。',
  'Without a basic contract in force there is neither a new request nor a new individual contract.',
);
const SUSPENDED = stops(
  'compliance',
  '認定の効力が停止している間は、医療情報を授受し、又は利用することができない。停止が解ければ再開する。',
  'While a certification is suspended no medical information is exchanged or used; it resumes afterwards.',
);
const OTHER_CASES = continues(
  'individual-contracts',
  '基本契約は存続しており、別の提供依頼による契約は妨げられない。',
  'The basic contract is in force: contracts for other requests are not hindered.',
);

/** 新たな業務 and 履行中の業務, by cause. */
const BY_CAUSE: Record<EndCause, Record<Exclude<StepGroup, 'closing'>, Effect>> = {
  expired: {
    new: NO_NEW_WORK,
    running: continues(
      'survival',
      '満了前に成立した個別契約は、その履行が完了するまで存続する。',
      'Individual contracts concluded before the expiry run to their completion.',
    ),
  },
  'agreed-continue': {
    new: NO_NEW_WORK,
    running: continues(
      'survival',
      '合意により、履行中の個別契約はその完了まで存続する。',
      'By the agreement, running individual contracts go on to their completion.',
    ),
  },
  'agreed-stop': {
    new: NO_NEW_WORK,
    running: stops(
      'termination',
      '合意により、履行中の個別契約も合意解約の日に終了した。',
      'By the agreement, running individual contracts ended with the basic contract.',
    ),
  },
  'for-cause': {
    new: NO_NEW_WORK,
    running: stops(
      'termination',
      '解除により、医療情報の授受及び利用を直ちに停止する。',
      'Termination for cause stops the exchange and use of medical information at once.',
    ),
  },
  'certification-lost': {
    new: stops(
      'compliance',
      '認定を失った事業者との間では、医療情報を授受することができない（法第27条・第38条）。',
      'No medical information passes to or from an operator without certification (Act, art. 27 and 38).',
    ),
    running: stops(
      'termination',
      '認定を失った事業者との間では、医療情報の授受及び利用を直ちに停止する。',
      'The loss of a certification stops the exchange and use of medical information at once.',
    ),
  },
  'certification-suspended': { new: SUSPENDED, running: SUSPENDED },
  'individual-agreed': {
    new: OTHER_CASES,
    running: stops(
      'data-at-the-end',
      '個別契約が合意により終了したため、その提供側の医療情報の授受及び利用を停止する。',
      'The individual contract was ended by agreement: the data of its provider are no longer exchanged or used.',
    ),
  },
  'individual-for-cause': {
    new: OTHER_CASES,
    running: stops(
      'termination',
      '個別契約が解除されたため、その提供側の医療情報の授受及び利用を直ちに停止する。',
      'The individual contract was terminated for cause: the data of its provider are no longer exchanged or used.',
    ),
  },
  'use-period-over': {
    new: OTHER_CASES,
    running: stops(
      'purpose-limit',
      '個別契約に定める利用期間が満了したため、医療情報を利用することができない。',
      'The period of use of the individual contract is over: its data may not be used any more.',
    ),
  },
};

type ClosingStep = {
  [S in ContractStep]: (typeof STEPS)[S]['group'] extends 'closing' ? S : never;
}[ContractStep];

/** 残務: the same whatever the cause. */
const SURVIVING: Record<ClosingStep, Effect> = {
  custody: continues(
    'security',
    '輸送中又は保管中の媒体の所在を明らかにし、安全に返送又は消去するために続ける。',
    'Media under way or in store must stay accounted for until they are returned or erased.',
  ),
  discrepancy: continues(
    'discrepancy',
    '仕様と異なる医療情報の通知及び消去の義務は、終了後も存続する。',
    'The duty to report and erase data that differ from the specification survives.',
  ),
  record: continues(
    'survival',
    '行われた授受の記録は、終了の時期にかかわらず法令に従って作成し、保存する。',
    'What was done is recorded and kept as the law demands, whenever the contract ended.',
  ),
  reconcile: continues(
    'survival',
    '双方の記録の一致は、終了後も確認できなければならない。',
    'Both sides’ records can be compared after the end as before.',
  ),
  delete: continues(
    'data-at-the-end',
    '受領した医療情報は、終了後遅滞なく消去し、その証明を提出する。',
    'After the end the received medical information is erased without delay, and certified.',
  ),
  pay: continues(
    'survival',
    '受領確認を終えた医療情報の代金及び遅延損害金の支払義務は、履行が完了するまで存続する。',
    'What was accepted is paid for, with late charges, until everything is paid.',
  ),
  'opt-out': continues(
    'providing-side',
    '提供停止の求めは、提供した医療情報が保存されている間、相手方に伝える。',
    'Stop requests are told to the counterparty as long as provided data are kept.',
  ),
};

const isSurviving = (step: ContractStep): step is ClosingStep => Object.hasOwn(SURVIVING, step);

/** What the end of a contract for a cause does to a step. */
export function effectOf(step: ContractStep, cause: EndCause): Effect {
  if (isSurviving(step)) return SURVIVING[step];
  return BY_CAUSE[cause][STEPS[step].group === 'new' ? 'new' : 'running'];
}

/** 契約の終了の事実, as both sides know it. */
export interface ContractEnd {
  readonly cause: EndCause;
  /** First day on which it counts; null where the law of the cause names none. */
  readonly on: string | null;
}

/** What becomes of every step under all ends that hold: one that stops it is enough. */
export function effectsOf(
  ends: readonly ContractEnd[],
): { step: ContractStep; cause: EndCause; effect: Effect }[] {
  return CONTRACT_STEPS.flatMap((step) => {
    const effects = ends.map(({ cause }) => ({ step, cause, effect: effectOf(step, cause) }));
    const decisive = effects.find(({ effect }) => effect.outcome === 'stops') ?? effects[0];
    return decisive ? [decisive] : [];
  });
}
