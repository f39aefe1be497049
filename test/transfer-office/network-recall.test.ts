import { access, readdir } from 'node:fs/promises';
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
import { ERASE_JOB } from '../../src/features/transfer/application/delivery/erase-delivery.use-case.js';
import { IncomingFolder } from '../../src/features/transfer/engines/files/incoming-folder.js';
import { OutgoingFolder } from '../../src/features/transfer/engines/files/outgoing-folder.js';
import { Jobs } from '../../src/kernel/ports/jobs.js';
import { CHUNK, codeOf, DeliveryWorld, reasonOf } from './support/delivery-world.js';
import { Exchange } from './support/exchange.js';
import { NetworkHandover } from './support/network-handover.js';

const RECALLED = { state: 'recalled', recall: { cause: 'opt-out', on: '2026-11-21' } } as const;
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('an upload under way', () => {
  let world: DeliveryWorld;
  beforeAll(async () => {
    world = await DeliveryWorld.open();
  });
  afterAll(() => world.close());
  beforeEach(() => world.begin());
  afterEach(() => world.end());

  /** Something happens at the provider while a piece is read. */
  class WatchedFolder extends OutgoingFolder {
    reads = 0;
    constructor(private readonly onRead: (reads: number) => void) {
      super(join(world.folder, 'outgoing'));
    }
    override read(...place: Parameters<OutgoingFolder['read']>): Promise<Uint8Array> {
      this.reads += 1;
      this.onRead(this.reads);
      return super.read(...place);
    }
  }

  it('ends at the next piece when the package is recalled, whatever the recipient has heard', async () => {
    const files = new WatchedFolder((reads) => {
      if (reads === 3) world.provided = { ...world.provided, ...RECALLED };
    });
    expect(codeOf(await world.upload(files))).toBe('ok');
    expect(files.reads).toBe(3);
    expect(codeOf(await world.upload(files))).toBe('ok');
    expect(files.reads).toBe(3);
  });

  it.each(['optOuts', 'notices'] as const)(
    'stands still at the next piece when a list changes (%s), until the persons are compared',
    async (list) => {
      const files = new WatchedFolder((reads) => {
        if (reads !== 2) return;
        world.provided = { ...world.provided, [list]: { checkedVersion: 1, heldVersion: 2 } };
      });
      expect(codeOf(await world.upload(files))).toBe('DELIVERY_HELD');
      expect(files.reads).toBe(2);
      world.provided = { ...world.provided, [list]: { checkedVersion: 2 } };
      expect(codeOf(await world.upload(files))).toBe('ok');
      await world.expectWhole();
    },
  );

  it('leaves nothing where the recall is heard, and its files erased, while a piece is written', async () => {
    class Overtaken extends IncomingFolder {
      override async append(...piece: Parameters<IncomingFolder['append']>): Promise<void> {
        if (piece[2].length < CHUNK) {
          world.announced = { ...world.announced, ...RECALLED };
          await world.erase();
        }
        await super.append(...piece);
      }
    }
    await world.start(0, new Overtaken(join(world.folder, 'incoming')));
    expect(reasonOf(await world.upload())).toBe('DELIVERY_NOT_ANNOUNCED');
    expect(await isThere(world.incoming())).toBe(false);
  });

  it('is erased at both sides once it is recalled, as often as the job is run, and not before', async () => {
    await expect(world.upload(world.dying(3))).rejects.toThrow('killed');
    await world.erase();
    expect(
      (await readdir(world.incoming())).length + (await readdir(world.outgoing())).length,
    ).toBe(3);
    world.provided = { ...world.provided, ...RECALLED };
    world.announced = { ...world.announced, ...RECALLED };
    await world.erase();
    await world.erase();
    expect([await isThere(world.incoming()), await isThere(world.outgoing())]).toEqual([
      false,
      false,
    ]);
  });
});

describe('a recall of what goes over the network', () => {
  let exchange: Exchange;
  beforeAll(async () => {
    exchange = await Exchange.open();
    exchange.deliveryMethod = 'network';
  });
  afterAll(() => exchange.close());

  const recall = {
    'by the approver': async ({ handover }: NetworkHandover) => {
      await exchange.aoba.done('approver', `${handover.path}/recall`, { cause: 'mistake' });
    },
    'by a stop request that comes during the upload': async ({ handover }: NetworkHandover) => {
      await exchange.aoba.done('opt-out-desk', 'opt-outs', {
        ...{ institutionCode: '1310000001', patientId: 'P1', via: 'institution' },
        ...{ nameKana: 'ヤマダ ハナコ', birthDate: '1950-01-01' },
        receivedOn: exchange.offices.clock.day,
      });
      expect(await handover.at(exchange.aoba)).toHaveProperty('optOuts.heldVersion');
      const records = await handover.records();
      await exchange.aoba.postText('opt-out-desk', `${handover.path}/opt-out-check`, records);
    },
  };

  it.each(Object.entries(recall))('%s has the files of both sides erased', async (_, happens) => {
    const delivery = await NetworkHandover.dispatched(exchange);
    await delivery.bring(['.7z']);
    // The offices of a test share the port.
    const ordered = jest.spyOn(exchange.aoba.app.get(Jobs), 'enqueue');
    await happens(delivery);
    await exchange.offices.deliver();
    expect(await delivery.handover.states()).toEqual(['recalled', 'recalled']);
    const job = { name: ERASE_JOB, payload: { packageId: delivery.handover.id } };
    const jobs = ordered.mock.calls.map(([, one]) => one);
    ordered.mockRestore();
    expect(jobs).toEqual([job, job]);
    await delivery.erase();
    expect([await isThere(delivery.outgoing()), await isThere(delivery.incoming())]).toEqual([
      false,
      false,
    ]);
  });
});
