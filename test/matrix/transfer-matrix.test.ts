import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writtenDocument } from '../docs/support/written-document.js';
import { LinkRoom } from '../linkage-office/support/link-room.js';
import { Exchange } from '../transfer-office/support/exchange.js';
import { GatewayRoom } from '../transfer-office/support/secure-room.js';
import { ProvisionLogModule } from '../../src/features/provision-log/provision-log.module.js';
import { BY_TWO, custodyMatrix } from './custody.js';
import { deletionMatrix } from './deletion.js';
import { deviationMatrix } from './deviation.js';
import { discrepancyMatrix } from './discrepancy.js';
import { linkJobMatrix } from './link-job.js';
import { linkReviewMatrix } from './link-review.js';
import { headOf } from './matrix-document.js';
import { providedPackageMatrix, receivedPackageMatrix } from './package.js';
import { proven } from './proven.js';
import { provideRunMatrix } from './provide-run.js';
import { reconciliationMatrix } from './reconciliation.js';

const FILE = 'docs/roles-and-states-of-transfer.md';
const MINUTES = 60_000;

const CONFIRMED = [
  `Of a medium, a custodian records ${BY_TWO.map((kind) => `\`${kind}\``).join(', ')} and a second person`,
  'confirms it (media custodian or approver); until then it has not happened.',
];

const room = new GatewayRoom();
let exchange: Exchange;
const sections: string[][] = [];
beforeAll(async () => {
  exchange = await Exchange.open(['AOBA'], {
    settings: room.settings,
    modules: [ProvisionLogModule.register()],
  });
  await room.equip(exchange.aoba);
}, 2 * MINUTES);
afterAll(async () => {
  await exchange.close();
  await room.close();
});

describe('every command in every state in every role is done or refused as its tables say', () => {
  it(
    'of a run of the gateway itself',
    async () => {
      sections.push(await proven(provideRunMatrix(exchange, room)));
    },
    10 * MINUTES,
  );

  it(
    'of a provided package',
    async () => {
      sections.push(await proven(providedPackageMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it(
    'of a received package',
    async () => {
      sections.push(await proven(receivedPackageMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it(
    'of a medium',
    async () => {
      sections.push(await proven(await custodyMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it(
    'of a deviation',
    async () => {
      sections.push(await proven(deviationMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it(
    'of a discrepancy',
    async () => {
      sections.push(await proven(discrepancyMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it(
    'of a reconciliation',
    async () => {
      sections.push(await proven(reconciliationMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it(
    'of a deletion after a stop request',
    async () => {
      sections.push(await proven(deletionMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it(
    'of a linkage by the gateway itself',
    async () => {
      // Offices of its own: packages are named by cases, of which the others have none that can be linked.
      const linkRoom = new LinkRoom();
      const linking = await Exchange.open(['AOBA'], { settings: linkRoom.settings });
      sections.push(await proven(linkJobMatrix(linking, linkRoom)));
      await linking.close();
      await linkRoom.close();
    },
    10 * MINUTES,
  );

  it(
    'of the clerical review of a linkage',
    async () => {
      sections.push(await proven(await linkReviewMatrix(exchange)));
    },
    10 * MINUTES,
  );

  it('and that is what docs/roles-and-states-of-transfer.md says', async () => {
    const head = headOf('Who may do what in which state of a transfer');
    const lines = [...head, '', ...CONFIRMED, '', ...sections.flat()];
    const { expected, actual } = await writtenDocument(FILE, lines);
    expect(actual).toBe(expected);
  });
});
