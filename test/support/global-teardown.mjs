import { once } from 'node:events';

export default async function tearDown() {
  const caretaker = globalThis.yuzuCaretaker;
  if (caretaker.exitCode !== null || caretaker.signalCode !== null) return;
  caretaker.ref();
  const gone = once(caretaker, 'exit');
  caretaker.stdin.end();
  await gone;
}
