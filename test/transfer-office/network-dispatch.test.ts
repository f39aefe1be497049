import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UPLOAD_JOB } from '../../src/features/transfer/application/delivery/upload-package.use-case.js';
import { Jobs } from '../../src/kernel/ports/jobs.js';
import { Config } from '../../src/platform/config/config.js';
import type { Answer } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
  exchange.deliveryMethod = 'network';
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const outgoing = ({ planned }: Handover, ...name: string[]): string =>
  join(exchange.aoba.app.get(Config).settings.dataDir, 'outgoing', planned.name, ...name);

/** As somebody copies the packed medium folder; its hashes are those of the pack receipt. */
async function putFiles(handover: Handover): Promise<void> {
  const { name } = handover.planned;
  await mkdir(outgoing(handover), { recursive: true });
  await writeFile(outgoing(handover, `${name}.7z`), 'archive');
  await writeFile(outgoing(handover, `${name}.manifest.json`), 'manifest');
  await writeFile(outgoing(handover, `${name}.manifest.json.asc`), 'signatures');
  await writeFile(outgoing(handover, `${name}.sha256`), 'checksums');
}

async function approved(): Promise<Handover> {
  const handover = await exchange.plan();
  await handover.approve();
  await putFiles(handover);
  return handover;
}

const dispatch = ({ path }: Handover, login = 'media-custodian'): Promise<Answer> =>
  exchange.aoba.post(login, `${path}/network-dispatch`);

describe('the dispatch over the network', () => {
  it('announces every file as measured, and sets the upload off', async () => {
    const handover = await approved();
    const enqueue = jest.spyOn(exchange.aoba.app.get(Jobs), 'enqueue');
    expect(codeOf(await dispatch(handover))).toBe('ok');
    const jobs = enqueue.mock.calls.map(([, job]) => job);
    expect(jobs).toEqual([{ name: UPLOAD_JOB, payload: { packageId: handover.id } }]);
    await exchange.offices.deliver();
    const { state, consignment } = await handover.at(exchange.minato);
    expect(state).toBe('announced');
    expect(consignment).not.toHaveProperty('media');
    const { name } = handover.planned;
    expect(consignment?.files?.map((file) => [file.name, file.bytes])).toEqual([
      [`${name}.7z`, 7],
      [`${name}.manifest.json`, 8],
      [`${name}.manifest.json.asc`, 10],
      [`${name}.sha256`, 9],
    ]);
    expect(codeOf(await dispatch(handover))).toBe('TRANSITION_REFUSED');
    enqueue.mockRestore();
  });

  it('is the media custodian’s, of an approved package', async () => {
    const handover = await exchange.plan();
    expect(codeOf(await dispatch(handover, 'staff'))).toBe('PERMISSION_MISSING');
    expect(codeOf(await dispatch(handover))).toBe('TRANSITION_REFUSED');
  });

  it.each([
    ['a file is missing', (h: Handover) => rm(outgoing(h, `${h.planned.name}.sha256`))],
    [
      'the archive is another',
      (h: Handover) => writeFile(outgoing(h, `${h.planned.name}.7z`), 'x'),
    ],
    ['a file is too many', (h: Handover) => writeFile(outgoing(h, 'notes.txt'), 'x')],
    ['nothing is there', (h: Handover) => rm(outgoing(h), { recursive: true })],
  ])('is refused where %s, and announces nothing', async (_, spoil) => {
    const handover = await approved();
    await spoil(handover);
    expect(codeOf(await dispatch(handover))).toBe('DELIVERY_FILES_MISSING');
    expect(exchange.offices.letters).toEqual([]);
  });

  it('is refused where the contract provides by medium, and a medium where it provides by network', async () => {
    const handover = await approved();
    const mediumId = await handover.medium();
    await exchange.aoba.done('media-custodian', 'seals', { numbers: [handover.seal] });
    const sealed = { kind: 'sealed', packageId: handover.id, sealNumber: handover.seal };
    const path = `media/${mediumId}/custody-events`;
    expect(codeOf(await exchange.aoba.post('media-custodian', path, sealed))).toBe(
      'CUSTODY_NOT_BY_CONTRACT',
    );
    const body = { mediumId };
    const byMedium = await exchange.aoba.post('media-custodian', `${handover.path}/dispatch`, body);
    expect(codeOf(byMedium)).toBe('CUSTODY_NOT_BY_CONTRACT');
    exchange.deliveryMethod = 'media';
    expect(codeOf(await dispatch(await approved()))).toBe('DELIVERY_NOT_BY_NETWORK');
    exchange.deliveryMethod = 'network';
  });

  it('is refused once somebody has opted out since the extraction', async () => {
    const handover = await approved();
    const request = { institutionCode: '1310000001', patientId: 'P9', via: 'institution' };
    await exchange.aoba.done('opt-out-desk', 'opt-outs', {
      ...{ ...request, receivedOn: exchange.offices.clock.day },
    });
    expect(codeOf(await dispatch(handover))).toBe('TRANSITION_REFUSED');
    expect((await handover.at(exchange.aoba)).voided).toMatchObject({ cause: 'opt-out' });
  });
});
