import type { LocalDate } from '../../../kernel/time.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { provisionLogErrors } from './errors.js';

/** Own role in a hand-over. */
export type Direction = 'provided' | 'received';

/** Whom the rules want named in a record. Organisations, not patients. */
export interface RecordedParty {
  /** Operator code; absent for data users. */
  readonly code?: string;
  readonly name: string;
  readonly address: string;
  readonly representative: string;
}

/** What a record must hold besides the person, the date and the items, which no form can leave out. */
export type FormField = 'name' | 'address' | 'representative' | 'acquisition';

/**
 * 記録の様式. The provider's record follows rule art. 34, the recipient's art. 37 of the Act's
 * enforcement rules. The field lists were written from memory of the rules and not yet compared with
 * their text, hence configuration: an operator overrides them, and each record carries `version`.
 */
export interface RecordForm {
  readonly version: string;
  readonly required: Readonly<Record<Direction, readonly FormField[]>>;
  /** 保存期間 in years from the hand-over. */
  readonly retentionYears: number;
}

export const DEFAULT_RECORD_FORM: RecordForm = {
  version: 'r34-37/1',
  required: {
    // 規則第34条: 提供した年月日、提供先の名称・住所・代表者の氏名、本人を特定するに足りる事項、医療情報の項目
    provided: ['name', 'address', 'representative'],
    // 規則第37条: 提供を受けた年月日、提供元の名称・住所・代表者の氏名、取得の経緯、本人を特定するに足りる事項、医療情報の項目
    received: ['name', 'address', 'representative', 'acquisition'],
  },
  retentionYears: 3,
};

/** Last day a record of this hand-over is kept; 29 February ends on 28 February. */
export function retainUntil(handedOverOn: LocalDate, years: number): LocalDate {
  const [year, rest] = [Number(handedOverOn.slice(0, 4)) + years, handedOverOn.slice(4)];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}${rest === '-02-29' && !leap ? '-02-28' : rest}`;
}

/** Refused with the names of the fields that the form demands and the facts do not have. */
export function completeByForm(
  form: RecordForm,
  direction: Direction,
  facts: Readonly<Partial<Record<FormField, string>>>,
): Outcome<undefined> {
  const missing = form.required[direction].filter((field) => !facts[field]?.trim());
  if (missing.length === 0) return ok();
  return refuse(provisionLogErrors.RECORD_FORM_INCOMPLETE, {
    fields: missing.join(', '),
    form: form.version,
  });
}
