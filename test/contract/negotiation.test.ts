import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concludedTexts, type TextFacts } from '../../src/features/contract/domain/negotiation.js';
import { type Change, NegotiatingGateways } from './support/negotiating-gateways.js';

const CODES = ['AOBA', 'MINATO', 'YAMATO', 'KAEDE'];
const CHANGES: readonly Change[] = ['amend', 'amend', 'accede', 'drop', 'end'];

type Step = (gateways: NegotiatingGateways) => unknown;

/** Some things arrive and much is under way; proposers whose offer lapsed try again. */
const step: fc.Arbitrary<Step> = fc
  .record({
    code: fc.constantFrom(...CODES),
    change: fc.constantFrom(...CHANGES),
    pick: fc.nat(11),
    again: fc.boolean(),
    action: fc.constantFrom(
      ...(['deliver', 'deliver', 'deliver', 'hear', 'hear', 'sign', 'sign', 'sign'] as const),
      ...(['propose', 'propose anew', 'propose anew', 'decline', 'tick'] as const),
    ),
  })
  .map(({ code, change, pick, again, action }) => (gateways: NegotiatingGateways) => {
    if (!gateways.codes.includes(code)) return;
    if (action === 'deliver') gateways.deliver(pick, again);
    if (action === 'hear') gateways.hear(code, pick);
    if (action === 'sign') gateways.sign(code, pick);
    if (action === 'propose') gateways.propose(code, change);
    if (action === 'decline') gateways.decline(code, pick);
    if (action === 'tick' || action === 'propose anew') gateways.tick(code);
    if (action === 'propose anew') gateways.propose(code, 'amend');
  });

/** Two to four operators, of which the last may be one that is not yet a party. */
const negotiation = fc
  .record({
    parties: fc.integer({ min: 2, max: 4 }),
    newcomer: fc.boolean(),
    steps: fc.array(step, { minLength: 5, maxLength: 120 }),
  })
  .map(({ parties, newcomer, steps }) => {
    const present = CODES.slice(0, newcomer ? Math.min(parties + 1, CODES.length) : parties);
    return { gateways: () => new NegotiatingGateways(CODES.slice(0, parties), present), steps };
  });

const run = (gateways: NegotiatingGateways, steps: readonly Step[]) => {
  for (const each of steps) each(gateways);
  return gateways;
};

/** Signed by all its parties, wherever the signatures are by now. */
const reallyConcluded = ({ texts, signed }: NegotiatingGateways): TextFacts[] =>
  texts.filter(({ sha256, parties }) =>
    parties.every((party) => signed.some((act) => act.sha256 === sha256 && act.operator === party)),
  );

/** The dangerous case: an offer lapses at its proposer, who tries again, while others still sign it. */
const lapsedOffer = negotiation.map(({ steps }) => ({
  gateways: () => {
    const gateways = new NegotiatingGateways(CODES.slice(0, 3), CODES.slice(0, 3));
    gateways.propose('AOBA', 'amend');
    gateways.tick('AOBA');
    gateways.tick('AOBA');
    gateways.propose('AOBA', 'amend');
    return gateways;
  },
  steps,
}));

const RUNS = { numRuns: 3000 };

describe('the negotiation of a contract', () => {
  it('never ends in two texts for one place, whatever is under way', () => {
    fc.assert(
      fc.property(fc.oneof(negotiation, lapsedOffer), ({ gateways, steps }) => {
        const concluded = reallyConcluded(run(gateways(), steps));
        const chain = concluded.toSorted((a, b) => a.number - b.number);
        expect(chain.map(({ number }) => number)).toEqual(chain.map((_, index) => index + 1));
        expect(chain.map(({ base }) => base)).toEqual([
          ...[null, ...chain.map(({ sha256 }) => sha256)].slice(0, chain.length),
        ]);
      }),
      RUNS,
    );
  });

  it('is concluded nowhere before everybody signed', () => {
    fc.assert(
      fc.property(negotiation, ({ gateways: open, steps }) => {
        const gateways = run(open(), steps);
        for (const code of gateways.codes)
          for (const text of concludedTexts(gateways.at(code).known))
            expect(reallyConcluded(gateways)).toContainEqual(text);
      }),
      RUNS,
    );
  });

  it('ends alike at every party once everything has arrived', () => {
    fc.assert(
      fc.property(negotiation, ({ gateways: open, steps }) => {
        const gateways = run(open(), steps);
        gateways.deliverAll();
        for (const text of reallyConcluded(gateways))
          for (const party of text.parties)
            expect(concludedTexts(gateways.at(party).known)).toContainEqual(text);
        const [first = '', ...others] = gateways.parties;
        if (gateways.texts.every(({ parties }) => parties.length === gateways.parties.length))
          for (const other of others)
            expect(gateways.status(other)).toEqual(gateways.status(first));
      }),
      RUNS,
    );
  });

  it('leaves no party stuck: whatever was left lying, a new text can be concluded', () => {
    fc.assert(
      fc.property(negotiation, ({ gateways: open, steps }) => {
        const gateways = run(open(), steps);
        gateways.deliverAll();
        const [first = ''] = gateways.parties;
        const last = concludedTexts(gateways.at(first).known).at(-1);
        fc.pre(last?.ends !== true);
        const before = reallyConcluded(gateways).length;
        for (const code of gateways.codes) gateways.at(code).today = 500;
        expect(gateways.propose(first, 'amend')).toBe(true);
        for (let turn = 0; turn < CODES.length; turn += 1) {
          gateways.deliverAll();
          for (const code of gateways.codes) gateways.sign(code, 0);
        }
        expect(reallyConcluded(gateways)).toHaveLength(before + 1);
      }),
      RUNS,
    );
  });
});

describe('a lapsed offer that its proposer replaces', () => {
  const replaced = () => {
    const gateways = new NegotiatingGateways(CODES.slice(0, 3), CODES.slice(0, 3));
    gateways.propose('AOBA', 'amend');
    gateways.hear('MINATO', 0);
    gateways.sign('MINATO', 0);
    gateways.tick('AOBA');
    gateways.tick('AOBA');
    gateways.propose('AOBA', 'amend');
    gateways.hear('MINATO', 0);
    return gateways;
  };
  const concluded = (gateways: NegotiatingGateways) =>
    reallyConcluded(gateways).map(({ sha256 }) => sha256);

  it('still binds who signed it in time, as the third party may have done so too', () => {
    const gateways = replaced();
    expect(gateways.sign('MINATO', 0)).toBe(false);
    gateways.hear('YAMATO', 0);
    gateways.hear('YAMATO', 1);
    expect(gateways.sign('YAMATO', 0)).toBe(true);
    gateways.deliverAll();
    expect(gateways.sign('MINATO', 0)).toBe(false);
    expect(concluded(gateways)).toEqual(['AOBA-0']);
  });

  it('binds nobody any more once a party has signed the new one without it', () => {
    const gateways = replaced();
    gateways.deliverAll();
    expect(gateways.sign('YAMATO', 1)).toBe(true);
    gateways.deliverAll();
    expect(gateways.sign('MINATO', 0)).toBe(true);
    expect(concluded(gateways)).toEqual(['AOBA-1']);
  });

  it('binds nobody any more once a party has declined it', () => {
    const gateways = replaced();
    gateways.hear('YAMATO', 0);
    gateways.decline('YAMATO', 0);
    expect(gateways.sign('MINATO', 0)).toBe(false);
    gateways.hear('MINATO', 2);
    expect(gateways.sign('MINATO', 0)).toBe(true);
  });
});
