import { evaluate } from '../domain/evaluate.js';
import type { LinkReceipt } from '../domain/link-receipt.js';
import type { EvidenceSource, LinkEvidence } from '../domain/model/evidence.js';
import type { Profile } from '../domain/model/profile.js';
import type { RunFacts } from '../domain/model/results.js';
import { KANJI_VARIANTS_VERSION } from '../domain/normalise/index.js';
import type { PairLabel } from '../domain/review/label.js';
import { tally } from '../domain/tally.js';
import { findLinks, type Found } from './find-links.js';
import type { EarlierRun } from './earlier-persons.js';
import type { LinkCommand } from './link-order.js';
import type { LinkStages } from './link-stages.js';
import { loadSources, type SourceFolder } from './load-sources.js';
import type { LinkFiles } from './ports/link-output.js';
import type { LinkageWork } from './ports/linkage-engine.js';
import type { PatientSource } from './ports/patient-source.js';
import { PersonKeys } from './person-keys.js';
import { boundBy } from './settle-labels.js';
import { writeLinks } from './write-links.js';

/** What came of the database, before it is signed. */
export interface Outcomes {
  readonly counts: Omit<LinkReceipt, 'kind' | 'ticketId' | Named>;
  readonly facts: RunFacts;
  readonly sources: readonly EvidenceSource[];
  readonly files: LinkEvidence['files'];
}

type Named =
  'earlier' | 'startedAt' | 'finishedAt' | 'caseId' | 'caseNumber' | 'rehearsal' | 'profile';

/** One run: what it was told, where it reads and writes. */
export interface LinkageJob {
  readonly command: Pick<LinkCommand, 'truth' | 'signal'>;
  readonly rehearsal: boolean;
  /** Sorted by operator. */
  readonly sources: readonly SourceFolder[];
  /** Per source: may it hold a person more than once? */
  readonly repeating: readonly boolean[];
  /** The linkage whose persons are kept. */
  readonly earlier?: EarlierRun;
  /** What reviewers settled. */
  readonly labels: readonly PairLabel[];
  readonly profile: Profile;
  readonly patients: PatientSource;
  readonly files: LinkFiles;
  readonly stages: LinkStages;
}

/** Everything between an empty working database and finished tables. */
export async function runLinkage(job: LinkageJob, database: LinkageWork): Promise<Outcomes> {
  const { command, patients, profile, repeating, stages, files } = job;
  const truth = command.truth ? await patients.truth(command.truth) : new Map<string, number>();
  await loadSources({ ...job, signal: command.signal }, database);
  const operators = job.sources.map(({ operator }) => operator);
  const { settled, gone, earlier } = await boundBy(database, operators, job.labels, job.earlier);
  const found = await findLinks(database, { profile, repeating }, settled, stages);
  stages.enter('write');
  const persons = new PersonKeys(found.decision.root, earlier);
  const linked = { database, operators, profile, found, gone, truth, persons };
  const truthOf = await writeLinks(linked, files);
  const written = await files.finish();
  const quality = command.truth && { quality: evaluate(found.decision.root, truthOf) };
  return {
    counts: {
      ...countsOf(found, operators, profile),
      ...(found.crowd.pairs > 0 && { crowd: found.crowd }),
      linksSha256: written.links,
      lastPerson: persons.lastPerson,
      ...quality,
    },
    facts: { profile, ...found, ...found.estimated },
    sources: operators.map((operator, i) => ({ operator, ...(found.sizes[i] ?? NO_RECORDS) })),
    files: written,
  };
}

const NO_RECORDS = { records: 0, known: {} };

function countsOf(found: Found, operators: readonly string[], profile: Profile) {
  const { records, candidates, decision, verdicts, sizes } = found;
  const birth = profile.fields.find(({ kind }) => kind === 'date')?.name ?? '';
  return {
    ...tally(records, candidates, decision, operators, profile, verdicts),
    rulesVersion: `${profile.name}/${profile.version}+kanji-variants/${KANJI_VARIANTS_VERSION}`,
    sources: operators.map((operator, i) => ({
      operator,
      records: sizes[i]?.records ?? 0,
      withoutBirthDate: (sizes[i]?.records ?? 0) - (sizes[i]?.known[birth] ?? 0),
    })),
  };
}
