import type { ConversionRule } from './rule-set.js';
import { type Converted, ready } from './steps/apply-step.js';

export type Converter = (values: readonly string[]) => Converted;

/** The rule made ready: values of its `from` items to values of its `to` items, or why not. */
export function converter({ steps }: ConversionRule): Converter {
  const readied = steps.map(ready);
  return (given) => {
    let values = given;
    for (const step of readied) {
      const converted = step(values);
      if (!converted.ok) return converted;
      values = converted.values;
    }
    return { ok: true, values };
  };
}
