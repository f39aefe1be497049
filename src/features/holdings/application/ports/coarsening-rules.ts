import type { CoarseningRule } from '../../domain/holdings.js';

/** What others see of this gateway's counts, as its settings say. */
export abstract class CoarseningRules {
  /** Told to the other operators. */
  abstract readonly peers: CoarseningRule;
  /** Told to data users in the public catalogue. */
  abstract readonly public: CoarseningRule;
}
