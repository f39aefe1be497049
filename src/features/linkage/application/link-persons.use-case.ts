import { linkageSettings } from '../../../../config/linkage/settings.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { RefusedError, ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { UseCase } from '../../../kernel/use-case.js';
import { linkageErrors } from '../domain/errors.js';
import type { LinkReceipt } from '../domain/link-receipt.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import { overKeys } from '../domain/model/key-table.js';
import { evidenceOf } from '../domain/model/results.js';
import { KANJI_VARIANTS_VERSION } from '../domain/normalise/index.js';
import { readEarlierRun, type EarlierRun } from './earlier-persons.js';
import { sourcesOf, type LinkCommand } from './link-order.js';
import { LinkStages } from './link-stages.js';
import type { SourceFolder } from './load-sources.js';
import { LinkOutput, type LinkFiles } from './ports/link-output.js';
import { LinkRunFiles } from './ports/link-run-files.js';
import { LinkageEngine } from './ports/linkage-engine.js';
import { PatientSource } from './ports/patient-source.js';
import { Profiles, type ReadProfile } from './ports/profiles.js';
import { namedProfile, profileOfTicket } from './profile-of-ticket.js';
import { readLabels, type ReadLabels } from './read-labels.js';
import { runLinkage, type Outcomes } from './run-linkage.js';

/** A run that may begin. */
interface Order {
  readonly command: LinkCommand;
  readonly ticket: LinkTicket;
  readonly sources: readonly SourceFolder[];
  readonly profile: ReadProfile;
  readonly earlier?: EarlierRun;
  readonly reviewed: ReadLabels;
  readonly startedAt: string;
}

/**
 * 名寄せ: whose records of several operators are one person, or, of one operator, which persons stand in its
 * data more than once. By the model of a profile and its rules.
 */
@UseCase()
export class LinkPersons {
  constructor(
    private readonly engine: LinkageEngine,
    private readonly patients: PatientSource,
    private readonly output: LinkOutput,
    private readonly profiles: Profiles,
    private readonly runs: LinkRunFiles,
    private readonly clock: Clock,
  ) {}

  /**
   * Refused: ticket not ours, for another task or of other operators, another profile than the ticket's, a source that cannot be read or repeats a
   * key, stopped by the signal.
   */
  async execute(command: LinkCommand): Promise<Outcome<LinkReceipt>> {
    const order = await this.accepted(command);
    if (!order.ok) return order;
    try {
      return await this.output.write(command.out, async (files) =>
        ok(await this.publish(order.value, files, await this.run(order.value, files))),
      );
    } catch (error) {
      if (command.signal?.aborted) return refuse(linkageErrors.LINK_STOPPED);
      if (error instanceof RefusedError) return error.refusal;
      throw error;
    }
  }

  private async accepted(command: LinkCommand): Promise<Outcome<Order>> {
    const kind = `yuzu.ticket/${command.task}` as const;
    const ticket = await openOwnDocument(command.keyring, command.ticket, kind);
    if (!ticket.ok) return ticket;
    const sources = sourcesOf(ticket.value, command);
    if (!sources.ok) return sources;
    const profile = await profileOfTicket(this.profiles, ticket.value, command.profile);
    if (!profile.ok) return profile;
    const startedAt = this.clock.now().toISOString();
    const earlier = await readEarlierRun(this.runs, command, ticket.value);
    if (!earlier.ok) return earlier;
    const reviewed = await this.reviewed(command, ticket.value);
    if (!reviewed.ok) return reviewed;
    const read = { sources: sources.value, profile: profile.value, earlier: earlier.value };
    return ok({ command, ticket: ticket.value, ...read, reviewed: reviewed.value, startedAt });
  }

  private reviewed({ keyring, labels = [] }: LinkCommand, { caseId }: LinkTicket) {
    return readLabels({ keyring, runs: this.runs, patients: this.patients }, labels, caseId);
  }

  private run(
    { command, ticket: { rehearsal }, sources, profile: { profile }, earlier, reviewed }: Order,
    files: LinkFiles,
  ): Promise<Outcomes> {
    const stages = new LinkStages(command.progress);
    const repeating = sources.map(() => command.task === 'dedupe');
    const { signal } = command;
    const plan = { profile: overKeys(profile), repeating, signal, progress: stages.step };
    const read = { patients: this.patients, rehearsal, sources, earlier, labels: reviewed.labels };
    const settings = { ...linkageSettings, spark: command.spark };
    return this.engine.run(command.out, settings, plan, async (database) => {
      const job = { ...read, command, repeating, profile, files, stages };
      const outcomes = await runLinkage(job, database);
      stages.done();
      return outcomes;
    });
  }

  private async publish(
    { command: { keyring, task }, ticket, profile, earlier: run, reviewed, startedAt }: Order,
    files: LinkFiles,
    { counts, facts, ...told }: Outcomes,
  ): Promise<LinkReceipt> {
    const { id: ticketId, caseId, caseNumber, rehearsal } = ticket;
    const during = { ticketId, startedAt, finishedAt: this.clock.now().toISOString() };
    const earlier = run && { earlier: run.linkage };
    const about = { ...during, caseId, caseNumber, rehearsal, profile: namedProfile(profile) };
    const receipt: LinkReceipt = {
      kind: `yuzu.receipt/${task}`,
      ...about,
      ...earlier,
      ...counts,
    };
    const [{ persons }, { sha256 }] = [counts, profile];
    const made = { variants: KANJI_VARIANTS_VERSION, seed: linkageSettings.seed, sha256, persons };
    const labels = reviewed.sha256.length > 0 && { labelsSha256: reviewed.sha256 };
    const evidence = evidenceOf(facts, { ...during, ...told, ...made, ...earlier, ...labels });
    const signed = [await signDocument(keyring, evidence), await signDocument(keyring, receipt)];
    const [evidenceText = '', receiptText = ''] = signed.map(canonicalJson);
    await files.publish(evidenceText, receiptText);
    return receipt;
  }
}
