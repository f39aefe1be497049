import { join, resolve } from 'node:path';
import { ok, refuse, unwrap, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Config, type Settings } from '../../../platform/config/config.js';
import { OpenPgpKeyring } from '../../../platform/crypto/openpgp-keyring.js';
import {
  type GivenSource,
  PersonNoticeFiles,
  readRules,
  sourceOf,
} from '../../extraction/index.js';
import { type RoomMaterial, SecureRoom } from '../application/ports/secure-room.js';
import { provideErrors } from '../domain/provide/provide-errors.js';
import { parseVolumeSize } from '../domain/volume-size.js';

/** The secure room as the block `secureRoom` of the configuration tells it. */
@UseCase()
export class ConfiguredSecureRoom extends SecureRoom {
  private readonly settings: Settings['secureRoom'];
  private readonly sources: readonly GivenSource[];
  private readonly volumeBytes: number | undefined;

  /** @throws RefusedError for a source or size that is wrong: the gateway must not start. */
  constructor(
    { settings: { secureRoom } }: Config,
    private readonly notices: PersonNoticeFiles,
  ) {
    super();
    const { sources, identity, volumeSize } = secureRoom;
    this.settings = secureRoom;
    this.sources = sources.map((given) => ({ ...unwrap(sourceOf(given)), identity }));
    this.volumeBytes = volumeSize === '' ? undefined : unwrap(parseVolumeSize(volumeSize));
  }

  entered(): Outcome<undefined> {
    return this.settings.enabled ? ok() : refuse(provideErrors.SECURE_ROOM_ELSEWHERE);
  }

  async signer(fingerprint: string): Promise<Outcome<Keyring>> {
    const folder = join(resolve(this.settings.signersDir), fingerprint);
    const key = await OpenPgpKeyring.open(folder).catch(() => undefined);
    return key?.fingerprint() === fingerprint
      ? ok(key)
      : refuse(provideErrors.SECURE_ROOM_KEY_MISSING, { fingerprint });
  }

  async material(): Promise<Outcome<RoomMaterial>> {
    const { sources, volumeBytes } = this;
    const { personNoticesFile, rulesFile } = this.settings;
    const notices = personNoticesFile === '' ? ok([]) : await this.notices.read(personNoticesFile);
    if (!notices.ok) return notices;
    const rules = rulesFile === '' ? ok(undefined) : await readRules(rulesFile);
    if (!rules.ok) return rules;
    return ok({ sources, volumeBytes, personNotices: notices.value, severities: rules.value });
  }

  folderOf(packageName: string, runId: string): string {
    return join(resolve(this.settings.outputDir), packageName, runId);
  }
}
