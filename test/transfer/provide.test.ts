import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import type { ProvideInput } from '../../src/features/transfer/application/provide-package.use-case.js';
import type { PackageManifest } from '../../src/features/transfer/index.js';
import { manyPatients, providing, startChild, watch } from './support/child.js';
import { Exchange, NAME } from './support/exchange.js';
import { SATO, YAMADA } from './support/patients.js';
import { PROVIDE_KILLS } from './support/process-faults.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-provide-'));
let exchange: Exchange;
/** Folder of CSV files as an operator holds them. */
let stored: string;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
  stored = exchange.stored([YAMADA, SATO]);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const manifestIn = (folder: string) =>
  JSON.parse(
    readFileSync(join(folder, 'medium', `${NAME}.manifest.json`), 'utf8'),
  ) as PackageManifest;

describe('providing in one run', () => {
  it('seals what extracting and packing one after the other seal, and opens at the recipient', async () => {
    const to = exchange.path('provided');
    const { extracted, packed } = unwrap(await exchange.provideInto(to, stored));
    expect(extracted.persons).toBe(2);
    unwrap(await exchange.approveIn(to));
    const opened = exchange.path('provided-opened');
    const ticket = exchange.receiveTicket(packed.document);
    unwrap(await exchange.openFrom(to, ticket, opened));
    const twice = await exchange.sealed();
    expect(manifestIn(to).files).toEqual(manifestIn(twice.folder).files);
  });

  it('leaves three folders: for the medium, for the office, and for the secure room', async () => {
    const to = exchange.path('folders');
    unwrap(await exchange.provideInto(to, stored));
    expect(readdirSync(to).sort()).toEqual(['extraction', 'medium', 'office']);
    expect(readdirSync(join(to, 'office')).sort()).toEqual(
      ['extraction.json', 'passphrase.asc', 'receipt.json', 'records.asc'].map(
        (end) => `${NAME}.${end}`,
      ),
    );
    expect(readdirSync(join(to, 'medium')).sort()).toEqual(
      ['7z', 'manifest.json', 'manifest.json.asc'].map((end) => `${NAME}.${end}`),
    );
    const receipt = readFileSync(join(to, 'extraction', 'extract.receipt.json'), 'utf8');
    expect(readFileSync(join(to, 'office', `${NAME}.extraction.json`), 'utf8')).toBe(receipt);
  });

  it('tells how far it is: records read, then per cent sealed', async () => {
    const steps: string[] = [];
    const onStep = (step: string) => steps.push(step);
    unwrap(await exchange.provideInto(exchange.path('steps'), stored, { onStep }));
    expect(steps[0]).toBe('extract');
    expect(steps.lastIndexOf('extract')).toBeLessThan(
      steps.includes('pack') ? steps.indexOf('pack') : Infinity,
    );
  });
});

/** Provides and shows the refusal's code and what lies at the output's place. */
async function attempt(more: Partial<ProvideInput>, data = stored) {
  const parent = exchange.path(randomUUID());
  const outcome = await exchange.provideInto(join(parent, 'package'), data, more);
  const left = existsSync(parent) ? readdirSync(parent) : [];
  return { code: outcome.ok ? 'ok' : outcome.error.code, left };
}

describe('providing in one run is refused, and leaves nothing,', () => {
  it('where the signer is not a preparer of the ticket: before any source is read', async () => {
    const refused = await attempt({ signer: exchange.approver }, exchange.path('no-source'));
    expect(refused).toEqual({ code: 'SIGNER_NOT_PREPARER', left: [] });
  });

  it('with an opt-out list that is not the ticket’s', async () => {
    const ticket = await signDocument(exchange.aoba, { ...exchange.ticket, optOutListVersion: 8 });
    expect(await attempt({ ticket })).toEqual({ code: 'OPT_OUT_LIST_NOT_CURRENT', left: [] });
  });

  it('without a source', async () => {
    expect(await attempt({ sources: [] })).toEqual({ code: 'SOURCE_NEEDED', left: [] });
  });

  it('when what was extracted does not conform', async () => {
    const born = { ...YAMADA, birth: '1980-02-30' };
    const data = exchange.stored([born]);
    expect(await attempt({}, data)).toEqual({ code: 'DATA_NOT_CONFORMING', left: [] });
  });

  it('and nothing that is there is overwritten', async () => {
    const to = exchange.path('there');
    unwrap(await exchange.provideInto(to, stored));
    const before = manifestIn(to);
    expect(await exchange.provideInto(to, stored)).toMatchObject({
      ok: false,
      error: { code: 'PACKAGE_OUTPUT_EXISTS' },
    });
    expect(manifestIn(to)).toEqual(before);
  });

  it.each(['extract', 'pack'])('when it is ended from outside at step "%s"', async (step) => {
    const stop = new AbortController();
    const onStep = (at: string) => {
      if (at === step) stop.abort(new Error('ended'));
    };
    const parent = exchange.path(randomUUID());
    const data = exchange.stored(manyPatients(20_000));
    const run = exchange.provideInto(join(parent, 'package'), data, {
      signal: stop.signal,
      onStep,
    });
    await expect(run).rejects.toThrow();
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('a process that provides', () => {
  let args: (to: string) => string[];
  beforeAll(async () => {
    const ticketFile = exchange.path('provide.json');
    writeFileSync(ticketFile, JSON.stringify(await signDocument(exchange.aoba, exchange.ticket)));
    const data = exchange.stored(manyPatients(4_000));
    args = (to) => providing(exchange, { ticketFile, data, to });
  });

  it('says with exit code 4 that the package stands, but part of a source could not be read', async () => {
    const data = exchange.stored([YAMADA]);
    appendFileSync(join(data, 'diagnosis.csv'), 'one,two\r\n');
    const to = exchange.path('lacking');
    const ticketFile = exchange.path('provide.json');
    const child = startChild(providing(exchange, { ticketFile, data, to }), dir);
    expect(await watch(child, () => undefined)).toMatchObject({ code: 4 });
    unwrap(await exchange.approveIn(to));
  });

  it('says with exit code 0 that the package stands', async () => {
    const to = exchange.path('whole');
    expect(await watch(startChild(args(to), dir), () => undefined)).toMatchObject({ code: 0 });
    unwrap(await exchange.approveIn(to));
  });

  it(`killed at ${PROVIDE_KILLS} random moments leaves all or nothing, and the next run clears up`, async () => {
    const parent = exchange.path('killed');
    const to = join(parent, 'package');
    const start = performance.now();
    await watch(startChild(args(to), dir), () => undefined);
    const within = performance.now() - start;
    for (let run = 0; run < PROVIDE_KILLS; run += 1) {
      rmSync(to, { recursive: true, force: true });
      const child = startChild(args(to), dir);
      const end = watch(child, () => undefined);
      await Promise.race([sleep(within * (0.4 + Math.random() * 0.6)), end]);
      child.kill('SIGKILL');
      await end;
      if (existsSync(to)) unwrap(await exchange.approveIn(to));
    }
    rmSync(to, { recursive: true, force: true });
    expect(await watch(startChild(args(to), dir), () => undefined)).toMatchObject({ code: 0 });
    expect(readdirSync(parent)).toEqual(['package']);
    unwrap(await exchange.approveIn(to));
  });
});
