import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import { OPERATORS, type OperatorCode } from '../domain/data/operators.js';
import { rehearsalErrors } from '../domain/errors.js';
import { OptOutChoice } from '../domain/opt-outs.js';
import { population } from '../domain/population.js';
import { PopulationTally } from '../domain/population-tally.js';
import { RecordMaker } from '../domain/record-maker.js';
import type { PopulationSummary } from '../domain/summary.js';
import { PopulationWriter } from './ports/population-writer.js';

export interface RehearsalOrder {
  /** Persons in all, over the three operators. */
  readonly persons: number;
  /** Any text; the same seed makes the same files. */
  readonly seed: string;
  readonly folder: string;
  /** Called after every thousand persons. */
  readonly progress?: (done: number, total: number) => void;
}

const MOST_PERSONS = 10_000_000;
const PROVIDERS: readonly OperatorCode[] = ['AOBA', 'YAMATO'];

/** Makes the demo's population: synthetic persons, known truth, the same for the same seed. */
@UseCase()
export class GeneratePopulation {
  constructor(private readonly writer: PopulationWriter) {}

  async execute(order: RehearsalOrder): Promise<Outcome<PopulationSummary>> {
    const { persons, seed, folder } = order;
    if (!Number.isInteger(persons) || persons < 1 || persons > MOST_PERSONS)
      return refuse(rehearsalErrors.REHEARSAL_PERSONS_OUT_OF_RANGE, {
        persons,
        most: MOST_PERSONS,
      });
    const opened = await this.writer.open(folder);
    if (!opened.ok) return opened;
    const maker = new RecordMaker(seed, OPERATORS);
    const tally = new PopulationTally(OPERATORS);
    const optOuts = new OptOutChoice();
    for (const person of population(seed, persons)) {
      const held = maker.recordsOf(person);
      tally.person(held);
      for (const { record, chart } of held) {
        optOuts.consider(maker.randomOf('opt-out', record), record);
        await opened.value.add(record, chart);
      }
      if (person.ordinal % 1000 === 0) order.progress?.(person.ordinal, persons);
    }
    const requests = Object.fromEntries(PROVIDERS.map((code) => [code, optOuts.of(code)]));
    const summary = tally.summary(seed, persons, requests);
    await opened.value.finish(summary, requests);
    return ok(summary);
  }
}
