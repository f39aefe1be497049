import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import type { Office } from '../../support/office.js';

export interface Signers {
  readonly preparer: OpenPgpKeyring;
  readonly approver: OpenPgpKeyring;
}

const known = new WeakMap<Office, Signers>();

/** Personal keys of the office's `staff` and `approver`, registered for them. */
export async function giveSigners(office: Office, idOf: (login: string) => string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'yuzu-signers-'));
  const registered = async (login: string) => {
    const name = { code: office.code, name: login };
    const key = await OpenPgpKeyring.create(join(dir, login), name);
    await office.dataSource.query(
      `INSERT INTO person_signing_key (fingerprint, person_id, public_key, registered_at)
       VALUES ($1, $2, $3, now())`,
      [key.fingerprint(), idOf(login), key.publicKey()],
    );
    return key;
  };
  known.set(office, {
    preparer: await registered('staff'),
    approver: await registered('approver'),
  });
  await rm(dir, { recursive: true });
}

export function signersOf(office: Office): Signers {
  const signers = known.get(office);
  if (!signers) throw new Error(`${office.code} has no signers.`);
  return signers;
}
