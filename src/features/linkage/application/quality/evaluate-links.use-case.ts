import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { LinkEvidence } from '../../domain/model/evidence.js';
import { compareRuns, type Difference } from '../../domain/quality/compare-runs.js';
import { measure, type LabelledPair } from '../../domain/quality/labelled-pairs.js';
import type { Evaluation, MeasuredQuality } from '../../domain/quality/quality-report.js';
import { qualityErrors } from '../../domain/quality/quality-errors.js';
import type { SourceFolder } from '../load-sources.js';
import { LinkRunFiles } from '../ports/link-run-files.js';
import { PatientSource } from '../ports/patient-source.js';
import { Profiles } from '../ports/profiles.js';
import { readLabels } from '../read-labels.js';
import { readReceipt, readRun } from '../read-run.js';
import { blockingCoverage, profileOf } from './blocking-coverage.js';
import { errorKinds } from './error-kinds.js';
import { byLabels, byTruth, type Labelled } from './label-pairs.js';
import { RowPairs } from './row-pairs.js';
import { RunLinks } from './run-links.js';

export interface EvaluateInput {
  /** The operator's key: it signed the run. */
  readonly keyring: Keyring;
  /** Output folder of `yuzu link`. */
  readonly run: string;
  /** What the links are measured against: truth.csv of a rehearsal, or labels.csv of a review. */
  readonly against?: { readonly kind: MeasuredQuality['against']; readonly file: string };
  /** The patient tables that were linked: with them errors are told apart by kind. */
  readonly sources: readonly SourceFolder[];
  /** The profile of the run by name or file; without it, the shipped one of that name. */
  readonly profile?: string;
  /** Output folder of another linkage of the same records. */
  readonly compareWith?: string;
}

export interface Evaluated {
  readonly evidence: LinkEvidence;
  readonly evaluation: Evaluation;
  /** Pairs that one of the two linkages compared links; patient ids. */
  readonly differences?: readonly Difference[];
}

/** 名寄せの評価: what a linkage may be relied on for. Counts only, whatever it reads. */
@UseCase()
export class EvaluateLinks {
  constructor(
    private readonly files: LinkRunFiles,
    private readonly patients: PatientSource,
    private readonly profiles: Profiles,
  ) {}

  async execute(input: EvaluateInput): Promise<Outcome<Evaluated>> {
    const evidence = await readRun(this.files, input.keyring, input.run);
    if (!evidence.ok) return evidence;
    const links = await RunLinks.read(this.files, input.run);
    const measured = await this.measured(input, evidence.value, links);
    if (!measured.ok) return measured;
    const compared = await this.compared(input, links);
    if (!compared.ok) return compared;
    const { comparison, differences } = compared.value;
    const evaluation = { measured: measured.value, comparison };
    return ok({ evidence: evidence.value, evaluation, differences });
  }

  private async measured(
    input: EvaluateInput,
    evidence: LinkEvidence,
    links: RunLinks,
  ): Promise<Outcome<MeasuredQuality | undefined>> {
    const { against } = input;
    if (!against) return ok(undefined);
    const receipt = await readReceipt(this.files, input.keyring, input.run, evidence);
    if (!receipt.ok) return receipt;
    const { rehearsal, caseId } = receipt.value;
    const labelled = await this.labelled(input.keyring, against, caseId, links);
    if (!labelled.ok) return labelled;
    const { pairs, records } = labelled.value;
    const measured = { against: against.kind, ...measure(pairs, records) };
    if (input.sources.length === 0) return ok(measured);
    const details = await this.details(input, evidence, rehearsal, pairs);
    return details.ok ? ok({ ...measured, ...details.value }) : details;
  }

  /** What only the records themselves tell. */
  private async details(
    { sources, profile: named }: EvaluateInput,
    evidence: LinkEvidence,
    rehearsal: boolean,
    pairs: readonly LabelledPair[],
  ): Promise<Outcome<Pick<MeasuredQuality, 'errors' | 'coverage'>>> {
    const profile = await profileOf(this.profiles, evidence, named);
    if (!profile.ok) return profile;
    const rows = await RowPairs.read(this.patients, sources, rehearsal, pairs);
    if (!rows.ok) return rows;
    const coverage = profile.value && blockingCoverage(profile.value, rows.value, pairs);
    return ok({ errors: errorKinds(rows.value, pairs), coverage });
  }

  private async labelled(
    keyring: Keyring,
    { kind, file }: NonNullable<EvaluateInput['against']>,
    caseId: string,
    links: RunLinks,
  ): Promise<Outcome<Labelled>> {
    if (kind === 'truth') return ok(byTruth(links, await this.patients.truth(file)));
    const from = { keyring, runs: this.files, patients: this.patients };
    const read = await readLabels(from, [file], caseId);
    return read.ok ? ok(byLabels(links, read.value.labels)) : read;
  }

  private async compared(
    { keyring, compareWith }: EvaluateInput,
    links: RunLinks,
  ): Promise<Outcome<Partial<ReturnType<typeof compareRuns>>>> {
    if (compareWith === undefined) return ok({});
    const evidence = await readRun(this.files, keyring, compareWith);
    if (!evidence.ok) return evidence;
    const other = await RunLinks.read(this.files, compareWith);
    return links.isOfRecordsOf(other)
      ? ok(compareRuns(links, other))
      : refuse(qualityErrors.LINK_COMPARED_OTHER_RECORDS);
  }
}
