import { describe, expect, it } from '@jest/globals';
import { WireSchemas } from '../../src/protocol/schema/wire-schemas.js';

const schemas = WireSchemas.load();
const declined = {
  contractId: '01890000-0000-7000-8000-000000000001',
  sha256: 'a'.repeat(64),
  reason: '社内の判断',
  declinedAt: '2026-11-21T03:00:00.000Z',
};
const notice = {
  kind: 'yuzu.contract/notice',
  schemaVersion: 1,
  id: declined.contractId,
  contractId: declined.contractId,
  tier: 'basic',
  text: declined.sha256,
  notice: 'renewal-refused',
  by: 'AOBA',
  effectiveOn: '2027-03-31',
  givenOn: '2026-11-21',
  reason: '社内の判断',
};
const signature = {
  sha256: declined.sha256,
  title: '代表取締役',
  signedAt: declined.declinedAt,
  signature: '-----BEGIN PGP SIGNATURE-----',
};
const ofDecline = (change: object) =>
  schemas.bodyViolation('contract.text-declined', 1, { ...declined, ...change });
const ofNotice = (change: object) =>
  schemas.bodyViolation('contract.notice-given', 1, {
    notice: { ...notice, ...change },
    signature,
  });

describe('the body of a message', () => {
  it('of honest parties fits', () => {
    expect([ofDecline({}), ofNotice({})]).toEqual([undefined, undefined]);
  });

  it.each(['0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2026-02-29', '2026-11-31'])(
    'with the day %s is refused: no calendar reckons on from it, or nobody means it',
    (day) => {
      expect(ofNotice({ effectiveOn: day })).toEqual({
        place: '/notice/effectiveOn',
        rule: 'format',
      });
    },
  );

  it.each([
    '2026-12-31T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-11-21 03:00:00Z',
    '2026-11-21T03:00:00',
  ])('with the instant %s is refused: it could not be kept as it was said', (declinedAt) => {
    expect(ofDecline({ declinedAt })).toEqual({ place: '/declinedAt', rule: 'format' });
  });

  it.each(['a\0b', '\ud800', 'ok \ud83d'])(
    'with a text that can neither be stored nor signed is refused: %j',
    (reason) => {
      expect(ofDecline({ reason })).toEqual({ place: '/', rule: 'unstorable' });
      expect(ofNotice({ reason })).toEqual({ place: '/', rule: 'unstorable' });
    },
  );
});
