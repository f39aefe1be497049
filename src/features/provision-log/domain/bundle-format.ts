import { canonicalText } from '../../../kernel/canonical-text.js';
import type { SignedCheckpoint } from './checkpoint.js';
import type { LogEntry } from './log-entry.js';
import type { Hash } from './merkle-log.js';
import type { SaltedPerson } from './person-key.js';

/**
 * 監査用書出しファイル: NDJSON, each line canonical JSON ended by LF. In this order:
 *
 *   {"yuzu":"provision-log/1", …}        header
 *   {"entry":{…}[,"person":{…}]}         one per log entry; the person only in an export with persons
 *   {"from":0,"leaves":"<base64>"}       leaf hashes, at most 4,096 a line: authenticated by the
 *                                        checkpoint's root, they tell *which* entry does not hold
 *   {"checkpoint":{text,signature}}      the operator's signed checkpoint
 *   {"witness":{…}}                      peers' signatures on checkpoints of this log
 *   {"seal":{sha256,signature}}          signed hash of every byte before this line
 *   {"end":{sha256}}                     hash of every byte before this line: even a bit that the
 *                                        signature's own encoding leaves free is noticed
 */
export const BUNDLE_FORM = 'provision-log/1';
export const LEAVES_PER_LINE = 4096;

export interface BundleHeader {
  readonly yuzu: typeof BUNDLE_FORM;
  readonly operator: string;
  readonly origin: string;
  readonly size: number;
  readonly exportedAt: string;
  /** Whether the persons' identifying matter is in the file. */
  readonly withPersons: boolean;
  readonly fingerprint: string;
  /** Armored OpenPGP key of the operator. */
  readonly publicKey: string;
}

/** A peer's signature over `witnessText` of a checkpoint it received. */
export interface Witness extends SignedCheckpoint {
  readonly operator: string;
  readonly publicKey: string;
  readonly witnessedAt: string;
}

export interface Seal {
  readonly sha256: string;
  readonly signature: string;
}

const line = (value: unknown) => `${canonicalText(value)}\n`;

export const headerLine = (header: BundleHeader): string => line(header);
export const entryLine = (entry: LogEntry, person?: SaltedPerson): string =>
  line(person ? { entry, person } : { entry });
export const leavesLine = (from: number, leaves: readonly Hash[]): string =>
  line({ from, leaves: Buffer.concat(leaves).toString('base64') });
export const checkpointLine = (checkpoint: SignedCheckpoint): string => line({ checkpoint });
export const witnessLine = (witness: Witness): string => line({ witness });
export const sealLine = (seal: Seal): string => line({ seal });
export const endLine = (sha256: string): string => line({ end: { sha256 } });

/** What the operator signs over the file's hash; the first line keeps it apart from other signatures. */
export const sealText = (origin: string, sha256: string): string =>
  `yuzu/provision-log-export\n${origin}\n${sha256}\n`;

/** What a witness signs. */
export const witnessText = (checkpoint: string): string => `yuzu/witness\n${checkpoint}`;
