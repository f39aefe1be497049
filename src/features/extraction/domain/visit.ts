import type { LocalDate } from '../../../kernel/time.js';
import { daySpanOf } from './source-date.js';

type Values = Readonly<Record<string, string>>;

/** Items that tell on which day a person was at the institution. What a diagnosis or registry dates is no visit. */
const VISITS: Readonly<Record<string, readonly string[]>> = {
  lab_result: ['collected_at'],
  prescription: ['ordered_at'],
  encounter: ['medical_date'],
  prescription_administration: ['started_at'],
  injection_administration: ['started_at'],
  examination_order: ['performed_at'],
  mml_lab_result: ['sampled_at'],
  receipt: ['service_month'],
  dpc_form1: ['admission_date'],
  dpc_ef: ['performed_on'],
  dpc_d: ['performed_on'],
};

export const VISIT_TABLES = Object.keys(VISITS);

/** Day of the visit a row tells of, if it is not before `from`; of a month its last day, so that nobody waits too short. */
export function visitOf(table: string, values: Values, from: LocalDate): LocalDate | undefined {
  const items = Object.hasOwn(VISITS, table) ? VISITS[table] : undefined;
  const days = (items ?? []).flatMap((item) => daySpanOf(values[item] ?? '') ?? []);
  return days.find(({ first }) => first >= from)?.last;
}
