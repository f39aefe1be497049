import { ok } from '../../../../kernel/outcome.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Deviations } from '../ports/deviations.js';

/** Where no deviations are recorded yet, none is open. */
@UseCase()
export class NoDeviations extends Deviations {
  openFor() {
    return Promise.resolve([]);
  }
  open() {
    return Promise.resolve(ok());
  }
}
