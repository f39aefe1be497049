import { decimal, decimalsOf, fraction, plus, times, withDecimals } from '../exact.js';
import { dateFormat, formatDate, parseDate } from '../japanese-date.js';
import { kindOf, type Step, type StepKind } from '../rule-set.js';
import { toFullAscii, toFullKana, toHalfAscii, toHalfKana } from './char-width.js';

/** Why a value is refused; never the value. */
export type Fault =
  | 'CODE_UNKNOWN'
  | 'NOT_A_NUMBER'
  | 'DECIMALS_ENDLESS'
  | 'DATE_UNREADABLE'
  | 'DATE_NOT_WRITABLE'
  | 'PARTS_DIFFER'
  | 'TOO_LONG';

export type Converted =
  | { readonly ok: true; readonly values: readonly string[] }
  | { readonly ok: false; readonly fault: Fault };

type ValueOrFault = string | { readonly fault: Fault };

const refused = (fault: Fault) => ({ fault });

/** A step made ready: formats and numbers are read once, not once per row. */
export type ReadyStep = (values: readonly string[]) => Converted;

type Maker<K extends StepKind> = (settings: NonNullable<Step[K]>) => ReadyStep;

/** Each value by itself; an empty one says nothing and stays empty. */
const each =
  (convert: (value: string) => ValueOrFault): ReadyStep =>
  (values) => {
    const converted: string[] = [];
    for (const value of values) {
      const result = value === '' ? '' : convert(value);
      if (typeof result !== 'string') return { ok: false, fault: result.fault };
      converted.push(result);
    }
    return { ok: true, values: converted };
  };

const map: Maker<'map'> = ({ codes, rest }) => {
  const known = new Map(Object.entries(codes));
  const other = (value: string): ValueOrFault => {
    if (rest === 'keep') return value;
    return rest === 'refuse' ? refused('CODE_UNKNOWN') : rest.default;
  };
  const mapped = each((value) => known.get(value) ?? other(value));
  const empty = known.get('');
  if (empty === undefined) return mapped;
  // An empty value is a code like others where the map names it.
  return (values) => {
    const results = values.map((value) =>
      value === '' ? { ok: true as const, values: [empty] } : mapped([value]),
    );
    return (
      results.find((result) => !result.ok) ?? {
        ok: true,
        values: results.flatMap((result) => (result.ok ? result.values : [])),
      }
    );
  };
};

const unit: Maker<'unit'> = ({ factor, offset = '0', decimals, rounding = 'half-up' }) => {
  const [by, and] = [fraction(factor), fraction(offset)];
  if (!by || !and) throw new TypeError('Not a fraction: the rule set was not checked.');
  return each((text) => {
    const value = decimal(text);
    if (!value) return refused('NOT_A_NUMBER');
    const exact = plus(times(value, by), and);
    const places = decimals ?? decimalsOf(exact);
    return places === null ? refused('DECIMALS_ENDLESS') : withDecimals(exact, places, rounding);
  });
};

const date: Maker<'date'> = ({ from, to, beyondEra }) => {
  const [source, target] = [dateFormat(from), dateFormat(to)];
  if (!source || !target) throw new TypeError('Not a date format: the rule set was not checked.');
  return each((text) => {
    const moment = parseDate(text, source, beyondEra === 'accept');
    if (moment === null) return refused('DATE_UNREADABLE');
    return formatDate(moment, target) ?? refused('DATE_NOT_WRITABLE');
  });
};

const split: Maker<'split'> = ({ at = '', parts = 0, widths }) => {
  const count = widths?.length ?? parts;
  return ([value = '']) => {
    if (value === '') return { ok: true, values: Array.from({ length: count }, () => '') };
    const values = widths ? cut(value, widths) : value.split(at);
    return values?.length === count ? { ok: true, values } : { ok: false, fault: 'PARTS_DIFFER' };
  };
};

function cut(value: string, widths: readonly number[]): string[] | null {
  const characters = Array.from(value);
  let from = 0;
  const parts = widths.map((width) => {
    from += width;
    return characters.slice(from - width, from).join('');
  });
  return from === characters.length ? parts : null;
}

const pad: Maker<'pad'> = ({ side, with: filler, length }) =>
  each((value) => {
    const missing = length - Array.from(value).length;
    if (missing < 0) return refused('TOO_LONG');
    return side === 'left' ? filler.repeat(missing) + value : value + filler.repeat(missing);
  });

const trim: Maker<'trim'> = ({ side = 'both', of = ' \u3000\t' }) => {
  const characters = new Set(Array.from(of));
  return each((value) => {
    const all = Array.from(value);
    const isKept = (character: string) => !characters.has(character);
    const first = side === 'right' ? 0 : all.findIndex(isKept);
    const last = side === 'left' ? all.length - 1 : all.findLastIndex(isKept);
    return first < 0 ? '' : all.slice(first, last + 1).join('');
  });
};

const WIDTHS = {
  'half-ascii': toHalfAscii,
  'full-ascii': toFullAscii,
  'half-kana': toHalfKana,
  'full-kana': toFullKana,
};

const MAKERS: { readonly [K in StepKind]: Maker<K> } = {
  map,
  unit,
  date,
  split,
  pad,
  trim,
  join: (settings) => (values) => ({
    ok: true,
    values: [values.every((value) => value === '') ? '' : values.join(settings.with)],
  }),
  constant: (value) => () => ({ ok: true, values: [value] }),
  zeroFill: (length) => pad({ side: 'left', with: '0', length }),
  width: (kind) => each(WIDTHS[kind]),
};

/** @throws TypeError for a step that `checkRuleSet` would have refused. */
export function ready(step: Step): ReadyStep {
  const kind = kindOf(step);
  return (MAKERS[kind] as (settings: unknown) => ReadyStep)(step[kind]);
}
