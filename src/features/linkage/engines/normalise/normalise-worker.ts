import { parentPort } from 'node:worker_threads';
import { normaliseColumns } from './columns.js';
import { packedKeys, unpacked, type Answer, type Order } from './messages.js';

parentPort?.on('message', ({ number, fields, columns }: Order) => {
  const keys = normaliseColumns(fields, columns.map(unpacked));
  const answer: Answer = {
    number,
    keys: fields.map((field, i) => packedKeys(field, keys[i] ?? [])),
  };
  parentPort?.postMessage(answer);
});
