import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { linkageErrors } from '../domain/errors.js';
import { type LinkTicket, type NamedProfile, sameProfile } from '../domain/link-ticket.js';
import type { Profiles, ReadProfile } from './ports/profiles.js';

/** Where nobody names another. */
export const STANDARD_PROFILE = 'general-japanese';

export const namedProfile = ({
  profile: { name, version },
  sha256,
}: ReadProfile): NamedProfile => ({ name, version, sha256 });

/** e.g. `operator-a/2 (sha256:0123456789ab…)`. */
const textOf = (profile: NamedProfile | undefined): string =>
  profile ? `${profile.name}/${profile.version} (sha256:${profile.sha256.slice(0, 12)}…)` : '-';

/** `given`: name or path, where it is not the shipped profile of the ticket. Refused unless it is the signed one. */
export async function profileOfTicket(
  profiles: Profiles,
  { profile: signed }: LinkTicket,
  given: string | undefined,
): Promise<Outcome<ReadProfile>> {
  const read = await profiles.read(given ?? signed?.name ?? STANDARD_PROFILE);
  if (!read.ok) return read;
  const named = namedProfile(read.value);
  if (sameProfile(signed, named)) return ok(read.value);
  const facts = { given: textOf(named), expected: textOf(signed) };
  return refuse(linkageErrors.LINK_PROFILE_NOT_OF_TICKET, facts);
}
