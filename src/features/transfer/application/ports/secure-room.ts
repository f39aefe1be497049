import type { Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { GivenSource, Severities } from '../../../extraction/index.js';
import type { PersonNotice } from '../../../notice/index.js';

/** What a run needs of the secure room besides keys. */
export interface RoomMaterial {
  readonly sources: readonly GivenSource[];
  readonly personNotices: readonly PersonNotice[];
  readonly volumeBytes?: number;
  /** Of rules on contents, other than the usual. */
  readonly severities?: Severities;
}

/** The secure room, where the gateway itself stands in it. */
export abstract class SecureRoom {
  /** Refused with SECURE_ROOM_ELSEWHERE where it does not. */
  abstract entered(): Outcome<undefined>;
  /** The key folder of a person's registered key; refused with SECURE_ROOM_KEY_MISSING. */
  abstract signer(fingerprint: string): Promise<Outcome<Keyring>>;
  abstract material(): Promise<Outcome<RoomMaterial>>;
  /** Where the run's output appears. */
  abstract folderOf(packageName: string, runId: string): string;
}
