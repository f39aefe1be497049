import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import { OpenPgpKeyring } from '../../../platform/crypto/openpgp-keyring.js';

/** Throws RefusedError KEY_UNREADABLE where the folder holds no usable key. */
export const openKeyring = async (directory: string): Promise<Outcome<Keyring>> =>
  ok(await OpenPgpKeyring.open(directory));
