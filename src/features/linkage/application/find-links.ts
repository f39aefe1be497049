import { refuse, RefusedError } from '../../../kernel/outcome.js';
import type { Candidates, Records } from '../domain/candidates.js';
import { flooded, withoutCrowds, type Crowd } from '../domain/crowds.js';
import { decide, type Decision } from '../domain/decide.js';
import { NOTHING_SETTLED, type Settled } from '../domain/settled.js';
import { layoutOf, type Layout } from '../domain/model/layout.js';
import { linkageErrors } from '../domain/errors.js';
import type { InUse, Profile } from '../domain/model/profile.js';
import { survivors, verdictsOf, type Verdicts } from '../domain/model/verdicts.js';
import { withoutContradictions } from './contradictions.js';
import { estimateModel, type Estimated } from './estimate-model.js';
import { findRepeats } from './find-repeats.js';
import { LinkStages } from './link-stages.js';
import type { LinkagePlan, LinkageWork, SourceSize } from './ports/linkage-engine.js';
import { withStandingPairs } from './standing-pairs.js';

/** Everything a run found, by record numbers. */
export interface Found {
  readonly layout: Layout;
  readonly sizes: readonly SourceSize[];
  readonly estimated: Estimated;
  readonly verdicts: Verdicts;
  readonly records: Records;
  readonly candidates: Candidates;
  /** Left out of the candidates. */
  readonly crowd: Crowd;
  readonly decision: Decision;
}

/** Days nobody knows tell nothing: then no pair is asked about. */
const knownInUse = ({ inUse }: Profile, sizes: readonly SourceSize[]): InUse | undefined =>
  inUse && sizes.some(({ known }) => (known[inUse.from] ?? 0) > 0) ? inUse : undefined;

function refuseFlood({ counts, share }: Estimated, worth: readonly number[]): void {
  const index = flooded(counts, worth, share);
  if (index === undefined) return;
  const rule = counts[index]?.rule ?? '';
  throw new RefusedError(refuse(linkageErrors.LINK_RECORDS_ALIKE, { rule }));
}

/** The pipeline over a loaded and sealed database: estimate, score every pattern, find pairs, decide. */
export async function findLinks(
  database: LinkageWork,
  { profile, repeating }: Pick<LinkagePlan, 'profile' | 'repeating'>,
  settled: Settled = NOTHING_SETTLED,
  stages = new LinkStages(),
): Promise<Found> {
  const layout = layoutOf(profile);
  const sizes = await database.sizes();
  stages.enter('estimate');
  const estimated = await estimateModel(database, profile, sizes, repeating);
  const verdicts = verdictsOf(profile, layout, estimated.parameters);
  stages.enter('find');
  const worth = survivors(verdicts, profile);
  refuseFlood(estimated, worth);
  const all = await database.candidates(worth);
  const records = await database.records();
  const { candidates: found, crowd } = withoutCrowds(all, records.source.length);
  const candidates = await withStandingPairs(database, found, records.source.length, settled);
  const looked = { records, candidates, verdicts, profile };
  const repeats = await findRepeats(database, looked, settled);
  stages.enter('decide');
  const decideWith = (standing: Settled) =>
    decide(records, candidates, verdicts, profile, repeating, standing);
  const told = { ...profile, inUse: knownInUse(profile, sizes) };
  const bound = { ...settled, repeats };
  const decision = await withoutContradictions(database, verdicts, told, decideWith, bound);
  return { layout, sizes, estimated, verdicts, records, candidates, crowd, decision };
}
