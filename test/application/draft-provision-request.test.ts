import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCommittee } from '../review/committee-office.js';
import type { Office } from '../support/office.js';
import { aCase } from '../review/subjects.js';

let minato: Office;
beforeAll(async () => {
  minato = await openCommittee('MINATO');
});
afterAll(() => minato.close());

describe('a provision request', () => {
  it('is never to the operator that makes it', async () => {
    const { id } = await aCase(minato, 'first-approved');
    const { status, body } = await minato.post('staff', `cases/${id}/provision-requests`, {
      provider: 'MINATO',
      wishedDeliveryOn: '2026-12-20',
      note: '仕様書のとおり',
    });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { error: { code: 'PROVIDER_IS_RECIPIENT' } },
    });
  });
});
