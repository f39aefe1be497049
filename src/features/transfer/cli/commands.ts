import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { OpenArchive } from '../application/open-archive.use-case.js';
import type { PackArchive } from '../application/pack-archive.use-case.js';
import type { VerifyPackage } from '../application/verify-package.use-case.js';

/** What the commands call. Key folders are opened per command: `--keys DIR`. */
export interface TransferCommands {
  readonly openKeyring: (dir: string) => Promise<Keyring>;
  /** Verifies signatures without a key of one's own. */
  readonly verifier: Pick<Keyring, 'verify'>;
  /** Copies the public key, and on request the locked secret key, into a folder; returns what was written. */
  readonly exportKey: (
    keys: string,
    out: string,
    withSecret: boolean,
  ) => Promise<{ fingerprint: string; files: string[] }>;
  readonly pack: PackArchive;
  readonly verify: VerifyPackage;
  readonly open: OpenArchive;
}
