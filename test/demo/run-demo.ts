import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiClient } from '../../src/main/demo/api-client.js';
import type { Exchange } from '../../src/main/demo/exchange.js';
import type { Office } from '../../src/main/demo/office.js';
import type { StepObserver } from '../../src/main/demo/step-runner.js';
import type { Summary } from '../../src/main/demo/summary.js';

/** The demo as built: its gateways are processes of dist/, so the driver is taken from there too. */
const built = async <T>(file: string): Promise<T> =>
  (await import(new URL(`../../dist/src/main/demo/${file}.js`, import.meta.url).href)) as T;

export interface DemoRun {
  readonly summary: Summary;
  readonly dir: string;
  /** How often each kind of thing exists and each action was taken, per operator. */
  readonly census: Record<string, Record<string, number>>;
}

export interface DemoHooks {
  readonly onStep?: (name: string, exchange: Exchange) => void;
  /** Looks at the running gateways before they stop. */
  readonly inspect?: (run: DemoRun) => Promise<void>;
}

export async function runDemo(
  options: { persons: number; source?: string },
  hooks: DemoHooks = {},
): Promise<DemoRun> {
  const dir = await mkdtemp(join(tmpdir(), 'yuzu-demo-test-'));
  const { Exchange: BuiltExchange } = await built<{ Exchange: typeof Exchange }>('exchange');
  const { StepRunner } =
    await built<typeof import('../../src/main/demo/step-runner.js')>('step-runner');
  const observe: StepObserver = (name) => {
    hooks.onStep?.(name, exchange);
  };
  const runner = new StepRunner(() => undefined, observe);
  const exchange: Exchange = new BuiltExchange({ exit: true, seed: 7, dir, ...options }, runner);
  try {
    const summary = await exchange.run();
    const run = { summary, dir, census: await census(exchange) };
    await hooks.inspect?.(run);
    return run;
  } finally {
    await exchange.close();
    await rm(dir, { recursive: true, force: true });
  }
}

const LISTS = {
  approver: ['basic-contracts', 'individual-contracts', 'packages', 'cases', 'provision-requests'],
  secretary: ['reviews'],
  staff: ['reconciliations', 'channels'],
} as const;

/** Reads of others' messages and logins are repeated when a gateway dies; everything else happens once. */
const REPEATABLE = /^(bundle\.|passphrase\.fetch|.*fetch-passphrase|protocol\.|session\.)/;

async function census({ gateways }: Exchange): Promise<DemoRun['census']> {
  const { Office: BuiltOffice } = await built<{ Office: typeof Office }>('office');
  const counts: DemoRun['census'] = {};
  for (const gateway of gateways) {
    const office = new BuiltOffice(gateway);
    const own: Record<string, number> = {};
    for (const [login, lists] of Object.entries(LISTS))
      for (const list of lists) {
        const client = office.as(login as keyof typeof LISTS);
        own[list] = (await client.get<unknown[]>(`/api/${list}`)).length;
      }
    for (const action of await actions(office.as('auditor')))
      if (!REPEATABLE.test(action)) own[action] = (own[action] ?? 0) + 1;
    counts[gateway.operator.code] = own;
  }
  return counts;
}

async function actions(auditor: ApiClient): Promise<string[]> {
  const found: string[] = [];
  for (let before = ''; ;) {
    const page = await auditor.get<{ id: string; action: string }[]>(`/api/audit-trail${before}`);
    found.push(...page.map(({ action }) => action));
    const last = page.at(-1);
    if (!last) return found;
    before = `?before=${last.id}`;
  }
}
