import { basename } from 'node:path';
import { linkageSettings } from '../../../../../config/linkage/settings.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { LinkEvidence } from '../../domain/model/evidence.js';
import { overKeys } from '../../domain/model/key-table.js';
import type { Profile } from '../../domain/model/profile.js';
import type { PatientRow } from '../../domain/patient-row.js';
import { blockFinder } from '../../domain/quality/block-finder.js';
import { fateOf, scoreOf } from '../../domain/quality/pair-fate.js';
import { qualityErrors } from '../../domain/quality/quality-errors.js';
import { waterfall } from '../../domain/quality/waterfall.js';
import { recordKey, type RecordRef } from '../../domain/record-ref.js';
import { LinkStages } from '../link-stages.js';
import { inOrder, loadSources, type SourceFolder } from '../load-sources.js';
import { LinkRunFiles } from '../ports/link-run-files.js';
import { LinkageEngine } from '../ports/linkage-engine.js';
import { PatientSource } from '../ports/patient-source.js';
import { Profiles } from '../ports/profiles.js';
import { readReceipt, readRun } from '../read-run.js';
import { recordNumbers } from '../record-numbers.js';
import { findRecords } from '../review/find-records.js';
import { otherProfile, profileOf } from './blocking-coverage.js';
import { nth, type Explanation } from './explain-pair.use-case.js';
import { RunLinks } from './run-links.js';

export interface ExplainRecordsInput {
  /** The operator's key: it signed the run. */
  readonly keyring: Keyring;
  /** Output folder of `yuzu link`. */
  readonly run: string;
  /** A table with the columns `PAIR_COLUMNS`, and a line of it, counted from 1 after the header. */
  readonly pairs: string;
  readonly line: number;
  /** The patient tables that were linked. */
  readonly sources: readonly SourceFolder[];
  /** The profile of the run by name or file; without it, the shipped one of that name. */
  readonly profile?: string;
}

/** A run, and two of its records. */
interface Asked {
  readonly evidence: LinkEvidence;
  readonly profile: Profile;
  readonly rehearsal: boolean;
  /** Sorted by operator. */
  readonly sources: readonly SourceFolder[];
  readonly pair: readonly [RecordRef, RecordRef];
}

/**
 * Why two records of a linkage are, or are not, one person, whether or not the run came upon them: they are compared
 * anew among all others, as how common a name is tells.
 */
@UseCase()
export class ExplainRecords {
  constructor(
    private readonly files: LinkRunFiles,
    private readonly patients: PatientSource,
    private readonly profiles: Profiles,
    private readonly engine: LinkageEngine,
  ) {}

  async execute(input: ExplainRecordsInput): Promise<Outcome<Explanation>> {
    const asked = await this.asked(input);
    if (!asked.ok) return asked;
    const { profile, evidence, sources, rehearsal, pair } = asked.value;
    const rows = await findRecords(this.patients, sources, rehearsal, pair);
    if (!rows.ok) return rows;
    const compared = await this.patternOf(asked.value, input.run);
    if (!compared.ok) return compared;
    const pattern = scoreOf(profile, evidence.parameters, compared.value);
    const steps = waterfall(evidence.parameters, pattern.levels);
    const foundBy = rulesThatFind(profile, pair, rows.value);
    const links = await RunLinks.read(this.files, input.run);
    if (links.isLinked(...pair)) return ok({ pattern, steps, fate: 'linked', foundBy });
    const reason = links.reason(...pair);
    const fate = reason === undefined ? fateOf(pattern, profile, foundBy) : 'open';
    return ok({ pattern, steps, fate, reason, foundBy });
  }

  private async asked(input: ExplainRecordsInput): Promise<Outcome<Asked>> {
    const evidence = await readRun(this.files, input.keyring, input.run);
    if (!evidence.ok) return evidence;
    const profile = await profileOf(this.profiles, evidence.value, input.profile);
    if (!profile.ok) return profile;
    if (!profile.value) return otherProfile(evidence.value.profile);
    const receipt = await readReceipt(this.files, input.keyring, input.run, evidence.value);
    if (!receipt.ok) return receipt;
    const { pairs: file, line } = input;
    const pair = await nth(this.files.pairs(file), line);
    if (!pair) return refuse(qualityErrors.LINK_LINE_WITHOUT_PAIR, { file: basename(file), line });
    const sources = inOrder(input.sources);
    const { rehearsal } = receipt.value;
    return ok({ evidence: evidence.value, profile: profile.value, rehearsal, sources, pair });
  }

  /** Refused where the sources are not those linked. */
  private patternOf(
    { evidence, profile, rehearsal, sources, pair }: Asked,
    run: string,
  ): Promise<Outcome<number>> {
    const plan = { profile: overKeys(profile), repeating: sources.map(() => false) };
    return this.engine.run(run, linkageSettings, plan, async (database) => {
      const { patients } = this;
      const stages = new LinkStages();
      await loadSources({ patients, sources, profile, rehearsal, stages }, database);
      const operators = sources.map(({ operator }) => operator);
      const given = (await database.sizes()).map(
        ({ records }, i) => `${operators[i] ?? ''} ${records}`,
      );
      const linked = evidence.sources.map(({ operator, records }) => `${operator} ${records}`);
      const facts = { given: given.join(', '), expected: linked.join(', ') };
      if (facts.given !== facts.expected)
        return refuse(qualityErrors.LINK_EXPLAINED_OTHER_SOURCES, facts);
      const numbers = await recordNumbers(database, operators, pair);
      const [one = 0, other = 0] = pair
        .map((ref) => numbers.get(recordKey(ref)) ?? 0)
        .sort((a, b) => a - b);
      const [pattern = 0] = await database.patternsOf([[one, other]]);
      return ok(pattern);
    });
  }
}

/** Blocking rules that find the two; undefined where they read what is no column of the patient table. */
function rulesThatFind(
  profile: Profile,
  [left, right]: Asked['pair'],
  rows: ReadonlyMap<string, PatientRow>,
): string[] | undefined {
  const [one, other] = [rows.get(recordKey(left)), rows.get(recordKey(right))];
  const finds = blockFinder(profile);
  if (!finds || !one || !other) return undefined;
  const found = finds(one, other);
  return profile.blocking.filter((_, i) => found[i]).map(({ name }) => name);
}
