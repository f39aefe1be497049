import type { Outcome } from '../../../../kernel/outcome.js';
import type { Profile } from '../../domain/model/profile.js';

export interface ReadProfile {
  readonly profile: Profile;
  /** Of the file, lower-case hex. */
  readonly sha256: string;
}

/** 名寄せプロファイル: those shipped, and operators' own files. */
export abstract class Profiles {
  /** By the name of a shipped profile or the path of a file. Refused when it cannot be read or is not valid. */
  abstract read(nameOrPath: string): Promise<Outcome<ReadProfile>>;
}
