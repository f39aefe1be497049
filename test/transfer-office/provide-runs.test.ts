import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { RecordProvided } from '../../src/features/transfer/application/provide/record-provided.js';
import { WorkProvideRun } from '../../src/features/transfer/application/provide/work-provide-run.use-case.js';
import type { ProvideRun } from '../../src/features/transfer/domain/provide/provide-run.js';
import { INSTITUTION, SATO, YAMADA } from '../transfer/support/patients.js';
import { Exchange } from './support/exchange.js';
import { ProvideRuns } from './support/provide-runs.js';
import { GatewayRoom, PREPARER } from './support/secure-room.js';

const room = new GatewayRoom();
let exchange: Exchange;
let runs: ProvideRuns;
let work: WorkProvideRun;
beforeAll(async () => {
  exchange = await Exchange.open(['AOBA'], { settings: room.settings, keepsJobs: true });
  await room.equip(exchange.aoba);
  work = exchange.aoba.app.get(WorkProvideRun);
});
afterAll(async () => {
  await exchange.close();
  await room.close();
});
beforeEach(async () => {
  room.store([YAMADA, SATO]);
  runs = await ProvideRuns.plan(exchange, room);
});
afterEach(() => exchange.aoba.dataSource.query('DELETE FROM job'));

const optOut = (patientId: string) =>
  exchange.aoba.done('opt-out-desk', 'opt-outs', {
    ...{ institutionCode: INSTITUTION, patientId },
    ...{ receivedOn: '2026-11-20', via: 'institution' },
  });

const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;

describe('a run by the gateway itself', () => {
  it('extracts, checks, seals and records, and the package waits for its approval', async () => {
    const run = await runs.start();
    expect(run).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await work.execute(run.id)).toMatchObject({ ok: true });
    expect(await runs.now(run)).toMatchObject({ state: 'provided', attempts: 1 });
    const pack = await runs.handover.at(exchange.aoba);
    expect(pack).toMatchObject({ state: 'sealed', extraction: { persons: 2 } });
    expect(pack.seal?.sha256).toBe(runs.manifestOf(run).archive.sha256);
    expect(runs.left()).toEqual([run.id]);
  });

  it('is a job whose payload is nothing but its id', async () => {
    const { id } = await runs.start();
    const rows = await exchange.aoba.dataSource.query<object[]>('SELECT name, payload FROM job');
    expect(rows).toEqual([{ name: 'package.provide', payload: { runId: id } }]);
  });

  it('leaves out who opted out before it, and is told in numbers only', async () => {
    room.store([YAMADA, { ...SATO, id: '0000003' }]);
    await optOut('0000003');
    const run = await runs.start();
    await work.execute(run.id);
    expect(await runs.handover.at(exchange.aoba)).toMatchObject({
      extraction: { persons: 1, excluded: { optedOut: 1 } },
    });
    expect(runs.manifestOf(run).excluded.optedOut).toBe(1);
  });

  it('runs once for a package at a time, and again after its end', async () => {
    const run = await runs.start();
    const again = await runs.tryStart();
    expect(codeOf(again)).toBe('PROVIDE_RUN_UNDER_WAY');
    await runs.cancel(run);
    expect((await runs.start()).state).toBe('waiting');
  });

  it('fails with the words of the refusal, and leaves nothing', async () => {
    room.store([{ ...YAMADA, birth: '1980-02-30' }]);
    const run = await runs.start();
    expect(await work.execute(run.id)).toMatchObject({ ok: true });
    const failed = await runs.now(run);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'DATA_NOT_CONFORMING' } });
    expect(failed.failure?.ja).toContain('patient');
    expect(runs.left()).toEqual([]);
    expect(await runs.packageState()).toBe('planned');
  });

  it('goes by the rules on contents that lie in the room, and fails where they cannot be read', async () => {
    room.rule({ 'no-such-rule': 'error' });
    const run = await runs.start();
    await work.execute(run.id);
    room.rule({});
    expect(await runs.now(run)).toMatchObject({
      state: 'failed',
      failure: { code: 'CHECK_RULES_UNREADABLE' },
    });
    const again = await runs.start();
    await work.execute(again.id);
    expect(await runs.now(again)).toMatchObject({ state: 'provided' });
  });

  it('does nothing when its job comes a second time', async () => {
    const run = await runs.start();
    await work.execute(run.id);
    const before = await runs.now(run);
    await work.execute(run.id);
    expect(await runs.now(run)).toEqual(before);
  });
});

describe('whoever starts a run', () => {
  it('needs a signing key of their own, with its folder in the room', async () => {
    const keyless = await runs.tryStart('staff:third+approver');
    expect(codeOf(keyless)).toBe('OWN_SIGNING_KEY_NEEDED');
    // Registered, but its folder is elsewhere.
    const elsewhere = await runs.tryStart('staff');
    expect(codeOf(elsewhere)).toBe('SECURE_ROOM_KEY_MISSING');
  });

  it('is told to use the command where the gateway stands elsewhere', async () => {
    const outside = await Exchange.open();
    const { path } = await outside.plan();
    const refused = await outside.aoba.post('staff', `${path}/provide-runs`);
    expect(codeOf(refused)).toBe('SECURE_ROOM_ELSEWHERE');
    await outside.close();
  });
});

describe('a run that is cancelled', () => {
  it('ends at once while it waits; its job then does nothing', async () => {
    const run = await runs.start();
    await runs.cancel(run);
    expect(await work.execute(run.id)).toMatchObject({ ok: true });
    expect(await runs.now(run)).toMatchObject({ state: 'cancelled', attempts: 0 });
    expect(await runs.packageState()).toBe('planned');
  });

  it('ends in the midst of its work, and leaves nothing', async () => {
    room.holdReading();
    const run = await runs.start();
    const working = work.execute(run.id);
    const at = await runs.when(run, ({ progress }) => progress !== undefined);
    expect(at.progress?.done).toBeGreaterThan(0);
    const told = await runs.cancel(run);
    expect(told).toMatchObject({ state: 'cancelling' });
    expect(await working).toMatchObject({ ok: true });
    expect(await runs.now(run)).toMatchObject({ state: 'cancelled' });
    expect(runs.left()).toEqual([]);
    expect(await runs.packageState()).toBe('planned');
  });

  it('cannot be cancelled after its end', async () => {
    const run = await runs.start();
    await work.execute(run.id);
    const late = await exchange.aoba.post(PREPARER, `provide-runs/${run.id}/cancellation`);
    expect(codeOf(late)).toBe('TRANSITION_REFUSED');
  });
});

describe('a run whose process dies', () => {
  /** As if it died when the package stood, before the gateway knew. */
  async function diedBeforeRecording(): Promise<ProvideRun> {
    const run = await runs.start();
    const recording = exchange.aoba.app.get(RecordProvided);
    const died = jest.spyOn(recording, 'execute').mockRejectedValueOnce(new Error('died'));
    await expect(work.execute(run.id)).rejects.toThrow('died');
    died.mockRestore();
    expect(await runs.now(run)).toMatchObject({ state: 'providing' });
    return run;
  }

  it('records what stands whole, and makes nothing twice', async () => {
    const run = await diedBeforeRecording();
    const before = runs.manifestOf(run);
    await work.execute(run.id);
    expect(await runs.now(run)).toMatchObject({ state: 'provided', attempts: 2 });
    expect(runs.manifestOf(run)).toEqual(before);
    expect(await runs.packageState()).toBe('sealed');
  });

  it('fails and erases what stands when somebody opted out meanwhile', async () => {
    const run = await diedBeforeRecording();
    await optOut('0000004');
    await work.execute(run.id);
    const failed = await runs.now(run);
    expect(failed.state).toBe('failed');
    expect(failed.failure?.code).toBe('RECEIPT_OF_ANOTHER_TICKET');
    expect(runs.left()).toEqual([]);
  });

  it('begins again when the gateway is back, and a stop does not count as an attempt', async () => {
    room.holdReading();
    const run = await runs.start();
    const working = work.execute(run.id);
    await runs.when(run, ({ progress }) => progress !== undefined);
    work.interrupt();
    expect(await working).toMatchObject({ ok: false, error: { code: 'PROVIDE_RUN_ENDING' } });
    expect(await runs.now(run)).toMatchObject({ state: 'providing', attempts: 0 });
    expect(runs.left()).toEqual([]);
    room.store([YAMADA]);
    await work.execute(run.id);
    expect(await runs.now(run)).toMatchObject({ state: 'provided', attempts: 1 });
  });

  it('by kill -9 is taken up by the next process, which clears up and provides', async () => {
    room.hold();
    const run = await runs.start();
    const first = await room.startWorker(exchange.aoba);
    await runs.begun();
    await room.kill(first);
    expect(runs.left()).toEqual([expect.stringMatching(/\.part-/)]);
    room.store([YAMADA]);
    const second = await room.startWorker(exchange.aoba);
    const ended = await runs.when(run, ({ endedAt }) => endedAt !== undefined);
    await room.kill(second);
    expect(ended).toMatchObject({ state: 'provided', attempts: 2 });
    expect(runs.left()).toEqual([run.id]);
    expect(await runs.packageState()).toBe('sealed');
  });

  it('again and again is given up by its code, and leaves nothing', async () => {
    const run = await runs.start();
    const { name } = runs;
    await exchange.aoba.dataSource.query(
      `UPDATE provide_run SET state = 'providing', attempts = 3 WHERE id = $1`,
      [run.id],
    );
    // No process has this number: the largest is smaller.
    mkdirSync(join(room.folderOf(name, run), '..', `.${run.id}.part-99999999.1-x`), {
      recursive: true,
    });
    await work.execute(run.id);
    const ended = await runs.now(run);
    expect(ended).toMatchObject({ state: 'failed', failure: { code: 'PROVIDE_RUN_INTERRUPTED' } });
    expect(runs.left()).toEqual([]);
  });
});
