import { digestOf } from '../../../kernel/canonical-json.js';
import { refuse, type Refusal } from '../../../kernel/outcome.js';
import type { Severities } from '../../extraction/index.js';
import type { PackageManifest } from './manifest.js';
import { packageErrors } from './package-errors.js';

/** SHA-256 of the canonical JSON of `--rules`, however the file was written; of no file, that of `{}`. */
export const rulesSha256 = (severities: Severities = {}): string => digestOf(severities);

/** The recipient weighs contents as the provider did, or the two would see other findings. */
export function wrongRules(
  { rulesSha256: expected }: PackageManifest,
  severities: Severities | undefined,
): Refusal | undefined {
  const actual = rulesSha256(severities);
  if (actual === expected) return undefined;
  return refuse(packageErrors.CONTENT_RULES_DIFFER, { actual, expected });
}
