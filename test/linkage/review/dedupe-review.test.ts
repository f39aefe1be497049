import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { Bench, linked } from '../support/linkage-run.js';
import { patient } from '../support/patients.js';
import { ReviewRoom } from '../support/review-room.js';

let bench: Bench;
let room: ReviewRoom;
beforeAll(async () => {
  bench = await Bench.create();
  room = await ReviewRoom.create();
});
afterAll(async () => {
  await bench.erase();
  await room.erase();
});

it('reviews the persons of a de-duplication, and the next one keeps apart whom it took apart', async () => {
  const AOBA = [patient(), patient({ patient_id: '2', phone: '' })];
  const before = await bench.run({ AOBA });
  expect(linked(before, 'AOBA/1', 'AOBA/2')).toBe(true);
  const { linksSha256 } = before.receipt;
  const { document } = await room.ticket({ linksSha256, sources: ['AOBA'] });
  const ticket = await signDocument(bench.keyring, document);
  const [folder, { keyring }] = [room.path('dedupe'), bench];
  unwrap(await room.planned(folder, { keyring, ticket, run: bench.out }));
  const sources = [{ operator: 'AOBA', path: join(bench.folder, 'AOBA') }];
  for (const signer of [room.persons.sato, room.persons.suzuki]) {
    const judging = { signer, operatorKey: keyring.publicKey(), folder, sources };
    const session = unwrap(await room.judge.execute(judging));
    for (const { id } of session.pairs) await session.judge(id, 'different');
  }
  const receipt = unwrap(await room.close.execute({ keyring, ticket, folder }));
  expect(receipt.strata).toMatchObject([{ stratum: 'linked', different: 1 }]);
  const after = await bench.run({ AOBA }, { labels: [join(folder, 'labels.csv')] });
  expect(linked(after, 'AOBA/1', 'AOBA/2')).toBe(false);
});
