import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MeasureDelivery } from '../../src/features/transfer/application/delivery/measure-delivery.js';
import { IncomingFolder } from '../../src/features/transfer/engines/files/incoming-folder.js';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import type { Answer } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import { NetworkHandover } from './support/network-handover.js';
import { MANIFEST, SHA256 } from './support/packed.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
  exchange.deliveryMethod = 'network';
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

/** By two persons, who type the right hashes or nothing. */
const record = ({ handover }: NetworkHandover, typed: object = {}): Promise<Answer> =>
  exchange.minato.post('media-custodian', `${handover.path}/arrival`, typed);
const confirm = ({ handover }: NetworkHandover): Promise<Answer> =>
  exchange.minato.post('media-custodian:second', `${handover.path}/arrival-confirmation`);

const TYPED = { sha256: SHA256, manifestSha256: MANIFEST };

describe('the arrival over the network', () => {
  it.each([['nothing typed', {}] as const, ['the announced hashes typed', TYPED] as const])(
    'is refused while a file is missing, and says how far each has come, with %s',
    async (_, typed) => {
      const delivery = await NetworkHandover.dispatched(exchange);
      expect(codeOf(await record(delivery, typed))).toBe('DELIVERY_INCOMPLETE');
      await delivery.bring(['.manifest.json', '.sha256']);
      await writeFile(`${delivery.incoming('.7z')}.part`, 'arc');
      const refused = await record(delivery, typed);
      expect(codeOf(refused)).toBe('DELIVERY_INCOMPLETE');
      const { name } = delivery.handover.planned;
      const missing = `${name}.7z: 3/7, ${name}.manifest.json.asc: 0/10`;
      expect(refused.text).toContain(missing);
      expect((await delivery.handover.at(exchange.minato)).state).toBe('announced');
    },
  );

  it('is not taken from a file that only has the announced name and size', async () => {
    const delivery = await NetworkHandover.dispatched(exchange);
    await delivery.bring();
    await writeFile(delivery.incoming('.7z'), 'ARCHIVE');
    const refused = await record(delivery, TYPED);
    expect(codeOf(refused)).toBe('DELIVERY_INCOMPLETE');
    expect(refused.text).toContain('.7z: 0/7');
  });

  it('needs nobody to type a hash once every file is here, and refuses one of another file', async () => {
    const delivery = await NetworkHandover.dispatched(exchange);
    await delivery.bring();
    const other = { ...TYPED, sha256: sha256Hex('another archive') };
    expect(codeOf(await record(delivery, other))).toBe('ARRIVAL_HASHES_DIFFER');
    expect(codeOf(await record(delivery))).toBe('ok');
    expect(await confirm(delivery)).toMatchObject({
      body: { state: 'arrived', arrival: { sha256: SHA256, measuredBy: 'gateway' } },
    });
    await exchange.offices.deliver();
    expect(await delivery.handover.states()).toEqual(['arrived', 'arrived']);
  });

  it('is not confirmed where a file changed after it was recorded', async () => {
    const delivery = await NetworkHandover.dispatched(exchange);
    await delivery.bring();
    expect(codeOf(await record(delivery))).toBe('ok');
    await writeFile(delivery.incoming('.7z'), 'ARCHIVE');
    expect(codeOf(await confirm(delivery))).toBe('DELIVERY_INCOMPLETE');
    await delivery.bring();
    expect(codeOf(await confirm(delivery))).toBe('ok');
  });

  it('measures an archive of several volumes as if they were one file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yuzu-volumes-'));
    await mkdir(join(folder, 'P'));
    const content = { 'P.7z.001': 'one', 'P.7z.002': 'two', 'P.manifest.json': 'manifest' };
    const files = Object.entries(content).map(([name, text]) => ({
      ...{ name, bytes: text.length, sha256: sha256Hex(text) },
    }));
    for (const [name, text] of Object.entries(content))
      await writeFile(join(folder, 'P', name), text);
    const seal = { volumes: files.slice(0, 2) };
    const pack = { name: 'P', consignment: { files }, seal } as never;
    const measured = await new MeasureDelivery(new IncomingFolder(folder)).hashes(pack);
    const hashes = { sha256: sha256Hex('onetwo'), manifestSha256: MANIFEST };
    expect(measured).toMatchObject({ ok: true, value: hashes });
    await rm(folder, { recursive: true });
  });
});
