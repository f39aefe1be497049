import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackageCustody } from '../../src/features/transfer/application/media/read-custody.use-case.js';
import type { ReceiveTicket } from '../../src/features/transfer/index.js';
import type { Answer, Office } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

/** One of the media of a package, under a seal of its own. */
class Part {
  mediumId = '';
  constructor(
    private readonly handover: Handover,
    private readonly number: number,
    private readonly capacityBytes?: number,
  ) {}

  get serial(): string {
    return `${this.handover.serial}-${this.number}`;
  }

  get seal(): string {
    return `${this.handover.seal}-${this.number}`;
  }

  async sealing(volumes?: readonly string[]): Promise<object> {
    const { provider, id: packageId } = this.handover;
    this.mediumId = await this.handover.medium(this.serial, this.capacityBytes);
    await provider.done('media-custodian', 'seals', { numbers: [this.seal] });
    return { kind: 'sealed', packageId, sealNumber: this.seal, volumes };
  }

  async seals(volumes?: readonly string[]): Promise<void> {
    await this.tell(await this.sealing(volumes));
  }

  async collected(): Promise<void> {
    await this.tell({ kind: 'handed-over', counterpart: 'セキュリティ便' });
    const consignment = { trackingNumber: `TRK-${this.number}`, expectedOn: '2030-03-31' };
    await this.tell({ kind: 'courier-collected', ...consignment });
  }

  takeIn(change: object = {}): Promise<unknown> {
    const found = { serialFound: this.serial, sealNumber: this.seal, sealIntact: true };
    return this.tell({ kind: 'received', ...found, ...change }, exchange.minato);
  }

  tell(event: object, office?: Office): Promise<unknown> {
    return this.handover.custody(event, office, this.mediumId);
  }

  dispatch(): Promise<Answer> {
    const { provider, path } = this.handover;
    return provider.post('media-custodian', `${path}/dispatch`, { mediumId: this.mediumId });
  }
}

async function approved(): Promise<Handover> {
  const handover = await exchange.plan();
  handover.volumeCount = 4;
  await handover.approve();
  return handover;
}

const names = (handover: Handover): string[] => handover.volumes.map(({ name }) => name);

/** Two media, two volumes each, both with the courier. */
async function dispatched(): Promise<{ handover: Handover; parts: [Part, Part] }> {
  const handover = await approved();
  const [one, two] = [new Part(handover, 1), new Part(handover, 2)];
  await one.seals(names(handover).slice(0, 2));
  await two.seals(names(handover).slice(2));
  for (const part of [one, two]) await part.collected();
  expect(codeOf(await one.dispatch())).toBe('ok');
  await exchange.offices.deliver();
  return { handover, parts: [one, two] };
}

const custodyAt = async (office: Office, { path }: Handover): Promise<PackageCustody> =>
  (await office.get('auditor', `${path}/custody`)).body as PackageCustody;

const heldAt = async (handover: Handover): Promise<string[][]> => {
  const both = [exchange.aoba, exchange.minato].map((office) => custodyAt(office, handover));
  return (await Promise.all(both)).map(({ holding }) => holding.map(({ kind }) => kind));
};

const release = ({ path }: Handover): Promise<Answer> =>
  exchange.aoba.post('key-custodian', `${path}/passphrase-release`);

describe('volumes spread over several media', () => {
  it('are dispatched together, when each of them lies on a medium that has left the house', async () => {
    const handover = await approved();
    const [first, second, third, last] = names(handover);
    const [one, two] = [new Part(handover, 1), new Part(handover, 2)];
    await one.seals([first ?? '', second ?? '']);
    await one.collected();
    const early = await one.dispatch();
    expect(codeOf(early)).toBe('MEDIA_INCOMPLETE');
    expect(early.text).toContain(`${third ?? ''}, ${last ?? ''}`);
    await two.seals([third ?? '', last ?? '']);
    expect(codeOf(await one.dispatch())).toBe('MEDIUM_NOT_COLLECTED');
    await two.collected();
    expect(codeOf(await one.dispatch())).toBe('ok');
    await exchange.offices.deliver();
    for (const office of [exchange.aoba, exchange.minato])
      expect((await handover.at(office)).consignment).toMatchObject({
        media: [
          { serial: one.serial, sealNumber: one.seal, volumes: [first, second] },
          { serial: two.serial, sealNumber: two.seal, volumes: [third, last] },
        ],
      });
  });

  it('stand in the recipient’s ticket as their labels say, for who opens them', async () => {
    const { handover, parts } = await dispatched();
    const { body } = await exchange.minato.post('staff', `${handover.path}/receive-ticket`);
    expect((body as { document: ReceiveTicket }).document.media).toEqual(
      parts.map(({ serial }, index) => ({
        serial,
        volumes: names(handover).slice(2 * index, 2 * index + 2),
      })),
    );
  });

  it('have a label for each medium, once all are sealed: before, nobody knows how many they are', async () => {
    const handover = await approved();
    const [one, two] = [new Part(handover, 1), new Part(handover, 2)];
    const label = ({ mediumId }: Part) =>
      exchange.aoba.get('media-custodian', `media/${mediumId}/label`);
    await two.seals(names(handover).slice(2));
    const early = await label(two);
    expect(codeOf(early)).toBe('LABEL_MEDIA_INCOMPLETE');
    expect(early.text).toContain(names(handover).slice(0, 2).join(', '));
    await one.seals(names(handover).slice(0, 2));
    const files = [await label(one), await label(two)].map(
      ({ headers }) => /filename="([^"]+)"/.exec(headers['content-disposition'] ?? '')?.[1],
    );
    expect(files).toEqual([1, 2].map((part) => `${handover.planned.name}.label-${part}.pdf`));
  });

  it('go in only where they exist and fit the medium', async () => {
    const handover = await approved();
    const small = new Part(handover, 1, 2048);
    const sealing = async (volumes?: string[]): Promise<string> => {
      const event = { ...sealed, volumes };
      const path = `media/${small.mediumId}/custody-events`;
      return codeOf(await exchange.aoba.post('media-custodian', path, event));
    };
    const sealed = await small.sealing();
    expect(await sealing()).toBe('MEDIUM_TOO_SMALL');
    expect(await sealing(names(handover).slice(0, 3))).toBe('MEDIUM_TOO_SMALL');
    expect(await sealing([`${handover.planned.name}.7z.005`])).toBe('VOLUME_UNKNOWN');
    expect(await sealing(['../else'])).toBe('REQUEST_INVALID');
    expect(await sealing(names(handover).slice(0, 2))).toBe('ok');
  });

  it('have arrived only when every medium was taken in, and release the passphrase only then', async () => {
    const { handover, parts } = await dispatched();
    const [one, two] = parts;
    await one.takeIn();
    const incomplete = await handover.recordArrival();
    expect(codeOf(incomplete)).toBe('MEDIA_AWAITED');
    expect(incomplete.text).toContain(two.serial);
    expect(codeOf(await release(handover))).toBe('TRANSITION_REFUSED');
    await two.takeIn();
    expect(codeOf(await handover.recordArrival())).toBe('ok');
    await exchange.offices.deliver();
    const { comparison, chains } = await custodyAt(exchange.minato, handover);
    expect(chains).toHaveLength(2);
    expect(comparison.map(({ medium }) => medium)).toEqual(
      parts.flatMap(({ serial }) => Array<string>(4).fill(serial)),
    );
    expect(comparison.every(({ fits }) => fits)).toBe(true);
    expect(codeOf(await release(handover))).toBe('ok');
  });

  it('are all held back by one medium whose seal is broken', async () => {
    const { handover, parts } = await dispatched();
    await parts[0].takeIn();
    await parts[1].takeIn({ sealIntact: false });
    await exchange.offices.deliver();
    expect(await heldAt(handover)).toEqual([['seal-broken'], ['seal-broken']]);
    const arrival = await handover.recordArrival();
    expect(arrival.body).toMatchObject({ state: 'discrepant', reasons: ['seal-broken'] });
    await exchange.offices.deliver();
    expect(await handover.states()).toEqual(['discrepant', 'discrepant']);
  });

  it('are all held back by one medium that is lost, and wait for it', async () => {
    const { handover, parts } = await dispatched();
    await parts[0].takeIn();
    await parts[1].tell({ kind: 'lost' }, exchange.aoba);
    await exchange.offices.deliver();
    expect(await heldAt(handover)).toEqual([['lost'], ['lost']]);
    expect(codeOf(await handover.recordArrival())).toBe('MEDIA_AWAITED');
    await parts[1].takeIn();
    expect(codeOf(await handover.recordArrival())).toBe('ok');
    await exchange.offices.deliver();
    expect(codeOf(await release(handover))).toBe('RELEASE_DEVIATION_OPEN');
  });

  it('are not taken for announced where the announcement leaves one of them out', async () => {
    const handover = await approved();
    const [one, two] = [new Part(handover, 1), new Part(handover, 2)];
    await one.seals(names(handover).slice(0, 2));
    await two.seals(names(handover).slice(2));
    for (const part of [one, two]) await part.collected();
    expect(codeOf(await one.dispatch())).toBe('ok');
    const letter = exchange.offices.letters.find(({ type }) => type === 'package.dispatched');
    const body = letter?.body as { media: object[] };
    await exchange.offices.deliver(({ type }) => type !== 'package.dispatched');
    exchange.offices.letters.length = 0;
    exchange.minato.refused.length = 0;
    const shortened = { ...body, media: body.media.slice(0, 1) };
    if (letter) await exchange.offices.receive({ ...letter, body: shortened });
    expect(exchange.minato.refused).toEqual(['ANNOUNCEMENT_DIFFERS']);
  });
});
