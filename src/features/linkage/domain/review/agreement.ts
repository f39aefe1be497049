import { VERDICTS, type Verdict } from './verdict.js';

/** 一致度 of two reviewers who judged the same pairs without seeing each other. */
export interface Agreement {
  readonly pairs: number;
  /** Pairs both judged alike. */
  readonly agreed: number;
  /**
   * Cohen's kappa, −1…1: agreement beyond chance. Null where chance alone explains everything, because both
   * gave one and the same verdict to all pairs, or where nothing was judged.
   */
  readonly kappa: number | null;
  /** Pairs by verdict of the first (rows) and of the second reviewer (columns), in the order of VERDICTS. */
  readonly table: readonly (readonly number[])[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Agreement to be expected if both judged independently with their own shares of verdicts. */
function byChance(table: readonly (readonly number[])[], pairs: number): number {
  const second = VERDICTS.map((_, column) => sum(table.map((row) => row[column] ?? 0)));
  return sum(table.map((row, i) => (sum(row) / pairs) * ((second[i] ?? 0) / pairs)));
}

/** From both reviewers' verdicts, pair by pair. */
export function agreementOf(verdicts: readonly (readonly [Verdict, Verdict])[]): Agreement {
  const table = VERDICTS.map((first) =>
    VERDICTS.map((second) => verdicts.filter(([a, b]) => a === first && b === second).length),
  );
  const pairs = verdicts.length;
  const agreed = sum(table.map((row, i) => row[i] ?? 0));
  const chance = byChance(table, pairs);
  const hasKappa = pairs > 0 && chance < 1;
  return {
    pairs,
    agreed,
    kappa: hasKappa ? (agreed / pairs - chance) / (1 - chance) : null,
    table,
  };
}
