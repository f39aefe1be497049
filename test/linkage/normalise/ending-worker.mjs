// A thread that ends when it is given something to do.
import { parentPort } from 'node:worker_threads';

parentPort.once('message', () => process.exit());
