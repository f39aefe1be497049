import fc from 'fast-check';

// One seed for every run, so that what is told of a change depends on the change alone. New cases are looked for on
// purpose: YUZU_SEED=$RANDOM YUZU_CASES=1500 npm test.
const { YUZU_SEED = '2027', YUZU_CASES = '100' } = process.env;
fc.configureGlobal({ seed: Number(YUZU_SEED), numRuns: Number(YUZU_CASES) });
