import { linkageSettings } from '../../../../config/linkage/settings.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { RefusedError, ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import { MOST_SOURCES } from '../domain/candidates.js';
import { decide } from '../domain/decide.js';
import { linkageErrors } from '../domain/errors.js';
import { evaluate } from '../domain/evaluate.js';
import type { LinkReceipt } from '../domain/link-receipt.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import { RULES_VERSION } from '../domain/rules.js';
import { tally } from '../domain/tally.js';
import { loadSources, type SourceFolder } from './load-sources.js';
import { LinkOutput, type LinkFiles } from './ports/link-output.js';
import { LinkageEngine, type LinkageWork } from './ports/linkage-engine.js';
import { PatientSource } from './ports/patient-source.js';
import { writeLinks } from './write-links.js';

export interface LinkCommand {
  /** The own key: it signed the ticket and signs the receipt. */
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<LinkTicket>;
  /** One per operator of the ticket, in any order. */
  readonly sources: readonly SourceFolder[];
  /** Folder for links.csv, review.csv and link.receipt.json; the working database lies below it meanwhile. */
  readonly out: string;
  /** truth.csv of a rehearsal (operator, institution_code, patient_id, person_key). */
  readonly truth?: string;
  readonly progress?: (step: LinkStep, done: number, total: number) => void;
}

export type LinkStep = 'load' | 'compare' | 'write';

type Counts = Omit<
  LinkReceipt,
  'kind' | 'ticketId' | 'startedAt' | 'finishedAt' | 'caseId' | 'caseNumber' | 'rehearsal'
>;

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

/** 名寄せ: whose records of several operators are one person, by deterministic rules. */
@UseCase()
export class LinkPersons {
  constructor(
    private readonly engine: LinkageEngine,
    private readonly patients: PatientSource,
    private readonly output: LinkOutput,
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
    const counts = await this.engine.run(command.out, linkageSettings, (database) =>
      this.link(command, ticket, sources, database, files),
    );
    if (!counts.ok) return counts;
    const { id: ticketId, caseId, caseNumber, rehearsal } = ticket;
    const finishedAt = this.clock.now().toISOString();
    const about = { ticketId, startedAt, finishedAt, caseId, caseNumber, rehearsal };
    const receipt: LinkReceipt = { kind: 'yuzu.receipt/link', ...about, ...counts.value };
    await files.publish(canonicalJson(await signDocument(command.keyring, receipt)));
    return ok(receipt);
  }

  private async link(
    command: LinkCommand,
    { rehearsal }: LinkTicket,
    sources: readonly SourceFolder[],
    database: LinkageWork,
    files: LinkFiles,
  ): Promise<Outcome<Counts>> {
    const truth = command.truth
      ? await this.patients.truth(command.truth)
      : new Map<string, number>();
    const patients = { source: this.patients, rehearsal };
    const loaded = await loadSources(patients, database, sources, (_, index) =>
      command.progress?.('load', index + 1, sources.length),
    );
    if (!loaded.ok) return loaded;
    const operators = sources.map(({ operator }) => operator);
    const records = await database.records();
    const candidates = await database.candidates();
    command.progress?.('compare', 1, 1);
    const decision = decide(records, candidates, operators.length);
    const linked = { database, operators, candidates, decision, truth };
    const truthOf = await writeLinks(linked, files);
    command.progress?.('write', 1, 1);
    return ok({
      ...tally(records, candidates, decision, operators),
      rulesVersion: RULES_VERSION,
      sources: loaded.value,
      linksSha256: await files.finish(),
      ...(command.truth ? { quality: evaluate(decision.root, truthOf) } : {}),
    });
  }
}
