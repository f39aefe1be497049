import { describe, expect, it } from '@jest/globals';
import type { Exchange } from '../../src/main/demo/exchange.js';
import { placesOfPersons } from './personal-data.js';
import { runDemo, type DemoRun } from './run-demo.js';

const PERSONS = 60;
/** For a run that hangs: a loaded machine takes many times as long as a quiet one. */
const LIMIT = 25 * 60_000;
/** On CI every gateway dies in every step; elsewhere one in each step, all of them in turn. */
const ALL = process.env.YUZU_REQUIRE_ALL === '1';

const kill = (pid: number | undefined): void => {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It died of an earlier kill and is being started again.
  }
};

/** Where in a step the later kill falls: spread evenly over the steps, the same in every run. */
const GOLDEN = 0.618_033_988;

class Killer {
  readonly hit = new Map<string, number>();
  private step = 0;

  readonly onStep = (name: string, { gateways }: Exchange): void => {
    this.step += 1;
    const turn = gateways[this.step % gateways.length];
    const victims = ALL ? gateways : gateways.filter((gateway) => gateway === turn);
    for (const { pid } of victims) kill(pid);
    this.hit.set(name, victims.length);
    const later = () => {
      kill(turn?.pid);
    };
    // Late enough that the gateway is back from the first kill.
    if (ALL) setTimeout(later, 2000 + ((this.step * GOLDEN) % 1) * 3000).unref();
  };
}

const figures = ({ summary }: DemoRun) => ({
  rows: summary.packages.map(({ rows }) => rows),
  optOuts: summary.optOutsExcluded,
  linkage: summary.linkage,
  records: summary.provisionRecords,
  reconciled: summary.reconciled,
});

describe('An exchange between three gateways', () => {
  let undisturbed: DemoRun;

  it(
    'leaves no person in a log, a database or a message',
    async () => {
      const places: string[] = [];
      undisturbed = await runDemo(
        { persons: PERSONS },
        { inspect: async (run) => void places.push(...(await placesOfPersons(run.dir))) },
      );
      expect(undisturbed.summary.reconciled).toBe(true);
      expect(places).toEqual([]);
    },
    LIMIT,
  );

  it(
    'ends with the same records when gateways are killed in every step',
    async () => {
      const killer = new Killer();
      const disturbed = await runDemo({ persons: PERSONS }, { onStep: killer.onStep });
      const steps = disturbed.summary.steps.slice(2);
      expect(steps.filter(({ name }) => killer.hit.get(name) !== (ALL ? 3 : 1))).toEqual([]);
      expect(steps.every(({ status }) => status === 'done')).toBe(true);
      expect(figures(disturbed)).toEqual(figures(undisturbed));
      expect(disturbed.census).toEqual(undisturbed.census);
    },
    LIMIT,
  );
});
