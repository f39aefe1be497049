/** Normalisation of persons for comparison. Keys only: what a source wrote is never changed by any of it. */
export { NORMALISERS, type Normaliser, type NormaliserName } from './normalisers.js';
export { normalisePerson, type Person } from './person.js';
export { KANJI_VARIANTS_VERSION } from './names/kanji.js';
