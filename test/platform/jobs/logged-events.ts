import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';

/** Names of the events this process logs from now on, which are not printed. */
export function loggedEvents() {
  const events: string[] = [];
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
    events.push((JSON.parse(String(line)) as { event: string }).event);
    return true;
  });
  return {
    async include(event: string): Promise<void> {
      while (!events.includes(event)) await sleep(20);
    },
    /** All of them; further ones are printed again. */
    end(): readonly string[] {
      spy.mockRestore();
      return events;
    },
  };
}
