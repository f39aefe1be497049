import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { PersonNoticeFiles } from '../../extraction/index.js';
import type { ApproveArchive } from '../application/approve-archive.use-case.js';
import type { OpenArchive } from '../application/open-archive.use-case.js';
import type { PackArchive } from '../application/pack-archive.use-case.js';
import type { ProvidePackage } from '../application/provide-package.use-case.js';
import type { RemovePersons } from '../application/removal/remove-persons.use-case.js';
import type { VerifyPackage } from '../application/verify-package.use-case.js';

/** What the commands call. Key folders are opened per command: `--keys DIR`. */
export interface TransferCommands {
  readonly openKeyring: (dir: string) => Promise<Keyring>;
  /** Makes a person's own key in a new folder; its user id names person and operator. */
  readonly createKey: (dir: string, owner: { name: string; code: string }) => Promise<Keyring>;
  /** Copies the public key, and on request the locked secret key, into a folder; returns what was written. */
  readonly exportKey: (
    keys: string,
    out: string,
    withSecret: boolean,
  ) => Promise<{ fingerprint: string; files: string[] }>;
  readonly personNotices: PersonNoticeFiles;
  readonly pack: PackArchive;
  readonly provide: ProvidePackage;
  readonly approve: ApproveArchive;
  readonly verify: VerifyPackage;
  readonly open: OpenArchive;
  readonly remove: RemovePersons;
}
