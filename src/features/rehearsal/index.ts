export { GeneratePopulation } from './application/generate-population.use-case.js';
export type { OptOut } from './domain/opt-outs.js';
export type { PopulationSummary } from './domain/summary.js';
