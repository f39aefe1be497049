export { GeneratePopulation } from './application/generate-population.use-case.js';
export type { OptOut } from './domain/opt-outs.js';
export type { PopulationSummary } from './domain/summary.js';
export { RehearseData, type RehearsedSpecification } from './application/rehearse-data.use-case.js';
export type { RehearsalSummary } from './domain/rehearsal-summary.js';
