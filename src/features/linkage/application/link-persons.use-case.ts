import { linkageSettings } from '../../../../config/linkage/settings.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { RefusedError, ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import { MOST_SOURCES } from '../domain/candidates.js';
import { linkageErrors } from '../domain/errors.js';
import { evaluate } from '../domain/evaluate.js';
import type { LinkReceipt } from '../domain/link-receipt.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import type { EvidenceSource, LinkEvidence } from '../domain/model/evidence.js';
import type { Profile } from '../domain/model/profile.js';
import { evidenceOf, type RunFacts } from '../domain/model/results.js';
import { KANJI_VARIANTS_VERSION } from '../domain/normalise/index.js';
import { tally } from '../domain/tally.js';
import { findLinks } from './find-links.js';
import { loadSources, type SourceFolder } from './load-sources.js';
import { LinkOutput, type LinkFiles } from './ports/link-output.js';
import { LinkageEngine, type LinkageWork } from './ports/linkage-engine.js';
import { PatientSource } from './ports/patient-source.js';
import { Profiles } from './ports/profiles.js';
import { settledBy } from './settle-labels.js';
import { writeLinks } from './write-links.js';

export interface LinkCommand {
  /** The own key: it signed the ticket and signs the receipt. */
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<LinkTicket>;
  /** One per operator of the ticket, in any order. */
  readonly sources: readonly SourceFolder[];
  /** Folder for links.csv, review.csv, evidence.json and link.receipt.json; the working database lies below it meanwhile. */
  readonly out: string;
  /** Name of a shipped profile, or path of a file. */
  readonly profile?: string;
  readonly signal?: AbortSignal;
  /** truth.csv of a rehearsal (operator, institution_code, patient_id, person_key). */
  readonly truth?: string;
  /** labels.csv of a review: its pairs are linked, or kept apart, as the reviewers settled. */
  readonly labels?: string;
  readonly progress?: (step: LinkStep, done: number, total: number) => void;
}

export type LinkStep = 'load' | 'compare' | 'write';

/** What came of the database, before it is signed. */
interface Outcomes {
  readonly counts: Omit<LinkReceipt, 'kind' | 'ticketId' | Named>;
  readonly facts: RunFacts;
  readonly sources: readonly EvidenceSource[];
  readonly files: LinkEvidence['files'];
}

type Named = 'startedAt' | 'finishedAt' | 'caseId' | 'caseNumber' | 'rehearsal';

const byOperator = (a: SourceFolder, b: SourceFolder) => (a.operator < b.operator ? -1 : 1);

function sourcesOf(ticket: LinkTicket, given: readonly SourceFolder[]): Outcome<SourceFolder[]> {
  const sorted = [...given].sort(byOperator);
  const codes = sorted.map(({ operator }) => operator).join(', ');
  const expected = [...ticket.sources].sort().join(', ');
  if (given.length < 2 || given.length > MOST_SOURCES)
    return refuse(linkageErrors.LINK_TOO_FEW_SOURCES, { count: given.length, most: MOST_SOURCES });
  return codes === expected
    ? ok(sorted)
    : refuse(linkageErrors.LINK_SOURCES_NOT_OF_TICKET, { given: codes, expected });
}

/** 名寄せ: whose records of several operators are one person, by the model of a profile and its rules. */
@UseCase()
export class LinkPersons {
  constructor(
    private readonly engine: LinkageEngine,
    private readonly patients: PatientSource,
    private readonly output: LinkOutput,
    private readonly profiles: Profiles,
    private readonly clock: Clock,
  ) {}

  /** Refused: ticket not ours or of other operators, a source that cannot be read or repeats a key. */
  async execute(command: LinkCommand): Promise<Outcome<LinkReceipt>> {
    const ticket = await openOwnDocument(command.keyring, command.ticket, 'yuzu.ticket/link');
    if (!ticket.ok) return ticket;
    const sources = sourcesOf(ticket.value, command.sources);
    if (!sources.ok) return sources;
    try {
      return await this.output.write(command.out, (files) =>
        this.linkAndSign(command, ticket.value, sources.value, files),
      );
    } catch (error) {
      if (error instanceof RefusedError) return error.refusal;
      throw error;
    }
  }

  private async linkAndSign(
    command: LinkCommand,
    ticket: LinkTicket,
    sources: readonly SourceFolder[],
    files: LinkFiles,
  ): Promise<Outcome<LinkReceipt>> {
    const startedAt = this.clock.now().toISOString();
    const read = await this.profiles.read(command.profile ?? STANDARD_PROFILE);
    if (!read.ok) return read;
    const { profile, sha256 } = read.value;
    const plan = { profile, repeating: sources.map(() => false), signal: command.signal };
    const linked = await this.engine.run(command.out, linkageSettings, plan, (database) =>
      this.link(command, ticket, sources, profile, database, files),
    );
    if (!linked.ok) return linked;
    const { counts, facts, ...told } = linked.value;
    const { id: ticketId, caseId, caseNumber, rehearsal } = ticket;
    const during = { ticketId, startedAt, finishedAt: this.clock.now().toISOString() };
    const about = { ...during, caseId, caseNumber, rehearsal };
    const receipt: LinkReceipt = { kind: 'yuzu.receipt/link', ...about, ...counts };
    const { persons } = counts;
    const run = { variants: KANJI_VARIANTS_VERSION, seed: linkageSettings.seed, sha256, persons };
    const evidence = evidenceOf(facts, { ...during, ...told, ...run });
    const [evidenceText, receiptText] = [
      canonicalJson(await signDocument(command.keyring, evidence)),
      canonicalJson(await signDocument(command.keyring, receipt)),
    ];
    await files.publish(evidenceText, receiptText);
    return ok(receipt);
  }

  private async link(
    command: LinkCommand,
    { rehearsal }: LinkTicket,
    sources: readonly SourceFolder[],
    profile: Profile,
    database: LinkageWork,
    files: LinkFiles,
  ): Promise<Outcome<Outcomes>> {
    const truth = command.truth
      ? await this.patients.truth(command.truth)
      : new Map<string, number>();
    const patients = { source: this.patients, rehearsal };
    const loaded = await loadSources(patients, database, sources, (index) =>
      command.progress?.('load', index + 1, sources.length),
    );
    if (!loaded.ok) return loaded;
    const operators = sources.map(({ operator }) => operator);
    const labels = command.labels ? await this.patients.labels(command.labels) : [];
    const settled = await settledBy(database, operators, labels);
    const plan = { profile, repeating: sources.map(() => false) };
    const found = await findLinks(database, plan, settled);
    command.progress?.('compare', 1, 1);
    const truthOf = await writeLinks({ database, operators, profile, found, truth }, files);
    command.progress?.('write', 1, 1);
    const written = await files.finish();
    const { records, candidates, decision, verdicts, layout, estimated, sizes } = found;
    const birth = profile.fields.find(({ kind }) => kind === 'date')?.name ?? '';
    return ok({
      counts: {
        ...tally(records, candidates, decision, operators, profile, verdicts),
        rulesVersion: `${profile.name}/${profile.version}+kanji-variants/${KANJI_VARIANTS_VERSION}`,
        sources: operators.map((operator, i) => ({
          operator,
          records: sizes[i]?.records ?? 0,
          withoutBirthDate: (sizes[i]?.records ?? 0) - (sizes[i]?.known[birth] ?? 0),
        })),
        linksSha256: written.links,
        ...(command.truth ? { quality: evaluate(decision.root, truthOf) } : {}),
      },
      facts: { profile, layout, ...estimated, verdicts, candidates, decision },
      sources: operators.map((operator, i) => ({ operator, ...(sizes[i] ?? NO_RECORDS) })),
      files: written,
    });
  }
}

const STANDARD_PROFILE = 'general-japanese';
const NO_RECORDS = { records: 0, known: {} };
