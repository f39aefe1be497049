import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UPLOAD_JOB } from '../../src/features/transfer/application/delivery/upload-package.use-case.js';
import { Jobs } from '../../src/kernel/ports/jobs.js';
import type { Answer } from '../support/office.js';
import { Exchange } from './support/exchange.js';
import { NetworkHandover } from './support/network-handover.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
  exchange.deliveryMethod = 'network';
});
afterAll(() => exchange.close());

const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

describe('the dispatch over the network', () => {
  it('announces every file as measured, and sets the upload off', async () => {
    const approved = await NetworkHandover.approved(exchange);
    const { handover } = approved;
    const enqueue = jest.spyOn(exchange.aoba.app.get(Jobs), 'enqueue');
    expect(codeOf(await approved.dispatch())).toBe('ok');
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
    expect(codeOf(await approved.dispatch())).toBe('TRANSITION_REFUSED');
    enqueue.mockRestore();
  });

  it('is the media custodian’s, of an approved package', async () => {
    const handover = await exchange.plan();
    const dispatch = (login: string) =>
      exchange.aoba.post(login, `${handover.path}/network-dispatch`);
    expect(codeOf(await dispatch('staff'))).toBe('PERMISSION_MISSING');
    expect(codeOf(await dispatch('media-custodian'))).toBe('TRANSITION_REFUSED');
  });

  it.each([
    ['a file is missing', (made: NetworkHandover) => rm(made.outgoing('.sha256'))],
    ['a file is empty', (made: NetworkHandover) => writeFile(made.outgoing('.sha256'), '')],
    ['the archive is another', (made: NetworkHandover) => writeFile(made.outgoing('.7z'), 'x')],
    ['a file is too many', (made: NetworkHandover) => writeFile(made.outgoing('notes.txt'), 'x')],
    ['nothing is there', (made: NetworkHandover) => rm(made.outgoing(), { recursive: true })],
  ])('is refused where %s, and announces nothing', async (_, spoil) => {
    const approved = await NetworkHandover.approved(exchange);
    await spoil(approved);
    expect(codeOf(await approved.dispatch())).toBe('DELIVERY_FILES_MISSING');
    expect(exchange.offices.letters).toEqual([]);
  });

  it('is refused where the contract provides by medium, and a medium where it provides by network', async () => {
    const { handover } = await NetworkHandover.approved(exchange);
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
    expect(codeOf(await (await NetworkHandover.approved(exchange)).dispatch())).toBe(
      'DELIVERY_NOT_BY_NETWORK',
    );
    exchange.deliveryMethod = 'network';
  });

  it('is refused once somebody has opted out since the extraction', async () => {
    const approved = await NetworkHandover.approved(exchange);
    const request = { institutionCode: '1310000001', patientId: 'P9', via: 'institution' };
    await exchange.aoba.done('opt-out-desk', 'opt-outs', {
      ...{ ...request, receivedOn: exchange.offices.clock.day },
    });
    expect(codeOf(await approved.dispatch())).toBe('TRANSITION_REFUSED');
    expect((await approved.handover.at(exchange.aoba)).voided).toMatchObject({ cause: 'opt-out' });
  });
});
