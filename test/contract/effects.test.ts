import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CAUSES,
  CONTRACT_STEPS,
  type EndCause,
  STEPS,
} from '../../src/features/contract/domain/contract-steps.js';
import { effectOf, effectsOf } from '../../src/features/contract/domain/effects.js';

/** Written by hand from the clauses: a letter for new work, providing, using, closing; S stops, C continues. */
const EXPECTED: Record<EndCause, string> = {
  expired: 'SCCC',
  'agreed-continue': 'SCCC',
  'agreed-stop': 'SSSC',
  'for-cause': 'SSSC',
  'certification-lost': 'SSSC',
  'certification-suspended': 'SSSC',
  'individual-agreed-continue': 'CSCC',
  'individual-agreed-stop': 'CSSC',
  'individual-for-cause': 'CSSC',
  'use-period-over': 'CSSC',
};
const GROUPS = ['new', 'providing', 'using', 'closing'];

describe('the end of a contract', () => {
  it('stops and lets go on what its clauses say, for each step and cause', () => {
    for (const cause of CAUSES)
      for (const step of CONTRACT_STEPS) {
        const letter = EXPECTED[cause][GROUPS.indexOf(STEPS[step].group)];
        const outcome = letter === 'S' ? 'stops' : 'continues';
        expect([cause, step, effectOf(step, cause).outcome]).toEqual([cause, step, outcome]);
      }
  });

  it('never stops custody, reports, records, deletion, payment and opt-outs', () => {
    const closing = CONTRACT_STEPS.filter((step) => STEPS[step].group === 'closing');
    expect(closing).toEqual([
      'custody',
      'discrepancy',
      'record',
      'reconcile',
      'delete',
      'pay',
      'opt-out',
    ]);
  });

  it('gives a reason in both languages and a clause for each pair', () => {
    for (const cause of CAUSES)
      for (const step of CONTRACT_STEPS) {
        const { ja, en, clause } = effectOf(step, cause);
        expect(ja).toMatch(/[ぁ-ん].*。$/u);
        expect(en).toMatch(/\.$/);
        expect(clause).toMatch(/^[a-z][a-z-]+$/);
      }
  });

  it('stops a step once one of several ends stops it, in whatever order they are known', () => {
    const ends = fc.uniqueArray(fc.constantFrom(...CAUSES), { minLength: 1 });
    fc.assert(
      fc.property(ends, (causes) => {
        const of = (all: EndCause[]) =>
          effectsOf(all.map((cause) => ({ cause, operator: null, on: null }))).map(
            ({ step, effect }) => [step, effect.outcome],
          );
        expect(of(causes)).toEqual(of(causes.toReversed()));
        for (const [step, outcome] of of(causes)) {
          const stopped = causes.some(
            (cause) => effectOf(step as (typeof CONTRACT_STEPS)[number], cause).outcome === 'stops',
          );
          expect(outcome).toBe(stopped ? 'stops' : 'continues');
        }
      }),
    );
  });
});
