export {
  GeneratePopulation,
  type RehearsalOrder,
} from './application/generate-population.use-case.js';
export { PopulationWriter, type PopulationSink } from './application/ports/population-writer.js';
export type { OptOut } from './domain/opt-outs.js';
export type { OperatorSummary, PopulationSummary } from './domain/summary.js';
