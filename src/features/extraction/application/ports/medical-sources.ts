import type { Outcome } from '../../../../kernel/outcome.js';
import type { DataDefinition } from '../../../catalogue/index.js';
import type {
  IdentityRule,
  SourceBatch,
  SourceEncoding,
  SourceKind,
} from '../../domain/source-batch.js';

export interface SourceRequest {
  readonly kind: SourceKind;
  /** Folder or file, by kind: the storage’s root, the folder of tables, the file that describes a database. */
  readonly directory: string;
  /** Institution of an SS-MIX2 storage (its messages do not tell); CSV rows carry their own. */
  readonly institutionCode: string;
  readonly identity: IdentityRule;
  readonly definition: DataDefinition;
  /** Encoding of all files of the source, where it was declared; else it is told from each file. */
  readonly encoding?: SourceEncoding;
  /** A rehearsal reads marked folders only, a real case none of them. */
  readonly rehearsal: boolean;
  /** Heard also before the first batch, while a file's encoding is told from all of it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * 医療情報の取込元. Streams rows of the data definition; a fault in the source becomes a finding and
 * the rest is read. Refused when there is no such source at all (SOURCE_NOT_FOUND), or one
 * from the wrong side of the wall between rehearsals and real cases.
 */
export abstract class MedicalSources {
  abstract open(request: SourceRequest): Promise<Outcome<AsyncIterable<SourceBatch>>>;
}
