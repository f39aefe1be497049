/** A straight line from one range of values to a range of pixels; values outside are put at its ends. */
export type Scale = (value: number) => number;

export const scale =
  ([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale =>
  (value) => {
    const share = high === low ? 0 : (Math.min(high, Math.max(low, value)) - low) / (high - low);
    return from + share * (to - from);
  };

/** Round values between the two, at most about `count` of them. */
export function ticks(low: number, high: number, count = 8): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 1;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}
