import { parentPort, workerData } from 'node:worker_threads';
import { blockNormaliser, type Block, type TablePlan } from './normalise-block.js';

const normalise = blockNormaliser(workerData as TablePlan);
parentPort?.on('message', (block: Block) => parentPort?.postMessage(normalise(block)));
