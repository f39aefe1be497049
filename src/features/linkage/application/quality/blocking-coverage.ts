import { ok, refuse, type Outcome, type Refusal } from '../../../../kernel/outcome.js';
import type { LinkEvidence } from '../../domain/model/evidence.js';
import type { Profile } from '../../domain/model/profile.js';
import { blockFinder } from '../../domain/quality/block-finder.js';
import { coverageOf, type CoverageReport } from '../../domain/quality/blocking-analysis.js';
import type { LabelledPair } from '../../domain/quality/labelled-pairs.js';
import { qualityErrors } from '../../domain/quality/quality-errors.js';
import type { Profiles } from '../ports/profiles.js';
import type { RowPairs } from './row-pairs.js';

/**
 * The profile a run went by: the one named, or the shipped one of its name. Refused where the one named is another;
 * undefined where none is named and the run went by an operator's own.
 */
export async function profileOf(
  profiles: Profiles,
  { profile }: LinkEvidence,
  named?: string,
): Promise<Outcome<Profile | undefined>> {
  const read = await profiles.read(named ?? profile.name);
  if (!read.ok) return named === undefined ? ok(undefined) : read;
  if (read.value.sha256 === profile.sha256) return ok(read.value.profile);
  if (named === undefined) return ok(undefined);
  return otherProfile(profile);
}

/** The profile of a run is asked for. */
export const otherProfile = ({ name, version, sha256 }: LinkEvidence['profile']): Refusal =>
  refuse(qualityErrors.LINK_EVALUATED_BY_OTHER_PROFILE, { profile: `${name} ${version}`, sha256 });

/** Which of the pairs that are one person the blocking rules find. */
export function blockingCoverage(
  profile: Profile,
  rows: RowPairs,
  pairs: readonly LabelledPair[],
): CoverageReport | undefined {
  const finds = blockFinder(profile);
  if (!finds) return undefined;
  const found = [...rows.of(pairs.filter(({ isSame }) => isSame))].map(([a, b]) => finds(a, b));
  return coverageOf(
    profile.blocking.map(({ name }) => name),
    found,
  );
}
