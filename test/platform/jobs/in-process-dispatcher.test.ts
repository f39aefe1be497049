import { describe } from '@jest/globals';
import { InProcessDispatcher } from '../../../src/platform/jobs/in-process-dispatcher.js';
import { behavesAsDispatcher } from './dispatcher-contract.js';

describe('jobs inside the process, without Redis', () => {
  behavesAsDispatcher(() => new InProcessDispatcher());
});
