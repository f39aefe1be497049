import { parentPort } from 'node:worker_threads';
import { readChunks } from './read-file.js';
import { TablePass } from './table-pass.js';
import type { TableResult } from './table-result.js';
import type { Answer, Order } from './thread-messages.js';

if (!parentPort) throw new Error('This file is the body of a thread.');
const port = parentPort;
/** Of a file being read, the progress is told after so many chunks. */
const TOLD_CHUNKS = 8;

const passes = new Map<number, TablePass>();

const answer = (told: Answer, handedOver: ArrayBuffer[] = []): void => {
  port.postMessage(told, handedOver);
};

function passOf(pass: number): TablePass {
  const found = passes.get(pass);
  if (!found) throw new Error(`Pass ${pass} is not open.`);
  return found;
}

/** Memory of the result that changes threads instead of being copied. */
function memoryOf({ keys, references, persons, earliest, names }: TableResult): ArrayBuffer[] {
  const groups = [persons.groups, ...references.map((reference) => reference.groups)];
  const arrays = [
    ...(keys ? [keys] : []),
    ...groups.flatMap(({ slots, counts, rows }) => [slots, counts, rows]),
    ...earliest.flatMap(({ days, rows }) => [days, rows]),
    ...names.map(({ slots }) => slots),
    persons.texts.bytes,
    persons.texts.places,
  ];
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}

function finish(pass: number): void {
  const table = passOf(pass);
  table.end();
  const result = table.result();
  passes.delete(pass);
  answer({ pass, kind: 'result', result }, memoryOf(result));
}

function read(pass: number, path: string): void {
  const table = passOf(pass);
  let chunks = 0;
  readChunks(path, (chunk) => {
    table.write(chunk);
    chunks += 1;
    if (chunks % TOLD_CHUNKS === 0) answer({ pass, kind: 'rows', rows: table.rows });
  });
  finish(pass);
}

function obey(order: Order): void {
  const { pass } = order;
  switch (order.kind) {
    case 'open':
      passes.set(pass, new TablePass(order.plan));
      return;
    case 'write':
      passOf(pass).write(order.chunk);
      answer({ pass, kind: 'taken', rows: passOf(pass).rows });
      return;
    case 'end':
      finish(pass);
      return;
    case 'read':
      read(pass, order.path);
  }
}

port.on('message', (order: Order) => {
  try {
    obey(order);
  } catch (fault) {
    answer({
      pass: order.pass,
      kind: 'fault',
      fault: fault instanceof Error ? fault : new Error(String(fault)),
    });
  }
});
