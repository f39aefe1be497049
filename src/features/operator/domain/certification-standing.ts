import type { LocalDate } from '../../../kernel/time.js';
import type { CertificationEvent, OperatorKind } from './certification.js';
import { type Certified, certifiedOn, type Suspension } from './certification-history.js';

export type CertificationStatus = 'live' | 'suspended' | 'revoked' | 'expired' | 'none';

/** Words for people, in both languages. */
interface Reason {
  readonly ja: string;
  readonly en: string;
}

export type CertificationStanding =
  | {
      readonly status: 'live';
      readonly kind: OperatorKind;
      readonly number: string;
      readonly since: LocalDate;
      /** Last day; open-ended when absent. */
      readonly until?: LocalDate;
    }
  | {
      readonly status: Exclude<CertificationStatus, 'live'>;
      readonly kind: OperatorKind;
      readonly reason: Reason;
    };

/**
 * Whether an operator was, is or will be certified on a day, by all events known: the same events give
 * the same answer in whatever order they arrived.
 */
export function certificationOn(
  history: readonly CertificationEvent[],
  kind: OperatorKind,
  on: LocalDate,
): CertificationStanding {
  const certified = certifiedOn(history, kind, on);
  if (!certified) return { status: 'none', kind, reason: neverGranted(history, kind) };
  return { kind, ...(closed(certified, on) ?? live(certified)) };
}

const live = ({ number, from, until }: Certified) => ({
  status: 'live' as const,
  number,
  since: from,
  ...(until === undefined ? {} : { until }),
});

type Closed = { status: 'suspended' | 'revoked' | 'expired'; reason: Reason } | undefined;

function closed({ end, until, suspensions }: Certified, on: LocalDate): Closed {
  if (end) return { status: end.status, reason: ENDED[end.status](end.on) };
  if (until !== undefined && until < on) return { status: 'expired', reason: lapsed(until) };
  const suspension = [suspensions['public-notice'], suspensions['own-notice']].find(
    (one) => one && (one.until === undefined || on <= one.until),
  );
  return suspension && { status: 'suspended', reason: suspended(suspension) };
}

const ENDED = {
  revoked: (on: LocalDate): Reason => ({ ja: `${on}に取消し`, en: `revoked on ${on}` }),
  expired: (on: LocalDate): Reason => ({ ja: `${on}に失効`, en: `expired on ${on}` }),
};

const lapsed = (until: LocalDate): Reason => ({
  ja: `${until}に有効期間満了`,
  en: `expired after ${until}`,
});

const suspended = ({ from, until }: Suspension): Reason =>
  until === undefined
    ? { ja: `${from}から停止中`, en: `suspended since ${from}` }
    : { ja: `${from}から${until}まで停止`, en: `suspended from ${from} until ${until}` };

const KIND: Record<OperatorKind, Reason> = {
  anonymised: { ja: '匿名加工医療情報作成事業', en: 'as maker of anonymised information' },
  pseudonymised: { ja: '仮名加工医療情報作成事業', en: 'as maker of pseudonymised information' },
};

/** No grant counts yet: there may be one to come. */
function neverGranted(history: readonly CertificationEvent[], kind: OperatorKind): Reason {
  const { ja, en } = KIND[kind];
  const [first] = history
    .filter((event) => event.kind === kind && event.change === 'granted')
    .map(({ effectiveOn }) => effectiveOn)
    .sort();
  return first === undefined
    ? { ja: `${ja}の認定なし`, en: `not certified ${en}` }
    : { ja: `${ja}の認定は${first}から`, en: `certified ${en} only from ${first}` };
}
