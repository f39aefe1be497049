import { describe, expect, it } from '@jest/globals';
import type { Exchange } from '../../src/main/demo/exchange.js';
import { runDemo } from './run-demo.js';

const PERSONS = 60;
const MINUTES = 60_000;

const kill = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It died of an earlier kill and is being started again.
  }
};

/** Where in a step the second kill falls: spread evenly over the steps, the same in every run. */
const GOLDEN = 0.618_033_988;

describe('An exchange between three gateways', () => {
  it(
    'ends with the same records when every gateway is killed in every step',
    async () => {
      const undisturbed = await runDemo({ persons: PERSONS });
      const hit = new Map<string, Set<string>>();
      let step = 0;
      const killAll = (name: string, { gateways }: Exchange) => {
        for (const gateway of gateways) {
          kill(gateway.pid);
          hit.set(name, (hit.get(name) ?? new Set()).add(gateway.operator.code));
        }
        step += 1;
        const victim = gateways[step % gateways.length];
        // Late enough that it is back from the first kill, and at another moment in each step.
        setTimeout(
          () => {
            kill(victim?.pid);
          },
          2000 + ((step * GOLDEN) % 1) * 3000,
        ).unref();
      };
      const disturbed = await runDemo({ persons: PERSONS }, { onStep: killAll });

      const afterStart = disturbed.summary.steps.map(({ name }) => name).slice(2);
      for (const name of afterStart) expect([name, hit.get(name)?.size]).toEqual([name, 3]);
      expect(disturbed.summary.steps.every(({ status }) => status === 'done')).toBe(true);
      expect(disturbed.summary.reconciled).toBe(true);
      expect(disturbed.census).toEqual(undisturbed.census);
      const figures = ({ summary }: typeof disturbed) => ({
        rows: summary.packages.map(({ rows }) => rows),
        optOuts: summary.optOutsExcluded,
        linkage: summary.linkage,
        records: summary.provisionRecords,
      });
      expect(figures(disturbed)).toEqual(figures(undisturbed));
    },
    9 * MINUTES,
  );
});
