import { canonicalJson, digestOf } from '../../kernel/canonical-json.js';
import { keyringErrors } from '../../kernel/keyring-errors.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import { checksumHolds, formOf, parseCanonical } from '../envelope/canonical-text.js';
import type { Envelope } from '../envelope/envelope.js';
import type { WireShapes } from '../envelope/read-envelope.js';
import { bundleErrors } from '../errors.js';
import { LIMITS } from '../limits.js';

/** What the sender of a bundle signs. */
export interface BundleContent {
  readonly yuzu: 'bundle/1';
  readonly from: string;
  readonly to: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  /** Number of the last envelope of the addressee that the sender has applied; 0 if none. */
  readonly acknowledged: number;
  readonly envelopes: readonly Envelope[];
}

/** バンドル. Envelopes of one channel as a file, for a USB stick; as canonical JSON. */
export interface Bundle extends BundleContent {
  /** Armored detached OpenPGP signature over the canonical JSON of the content. */
  readonly signature: string;
  /** SHA-256 over the canonical JSON of all other fields; why: see `Envelope.checksum`. */
  readonly checksum: string;
}

export async function sealBundle(keyring: Keyring, content: BundleContent): Promise<Bundle> {
  const signed = { ...content, signature: await keyring.sign(canonicalJson(content)) };
  return { ...signed, checksum: digestOf(signed) };
}

const contentOf = (bundle: Bundle): BundleContent => ({
  yuzu: bundle.yuzu,
  from: bundle.from,
  to: bundle.to,
  createdAt: bundle.createdAt,
  acknowledged: bundle.acknowledged,
  envelopes: bundle.envelopes,
});

export const bundleText = (bundle: Bundle): string => canonicalJson(bundle);

/** Text → bundle whose every byte is as it was written. Says nothing yet about who wrote it. */
export function readBundle(text: string, shapes: WireShapes): Outcome<Bundle> {
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMITS.bundle)
    return refuse(bundleErrors.BUNDLE_TOO_LARGE, { bytes, limit: LIMITS.bundle });
  const value = parseCanonical(text);
  if (value === undefined) return refuse(bundleErrors.BUNDLE_DAMAGED, { part: 'text' });
  const place = shapes.bundleViolation(value);
  if (place !== undefined)
    return refuse(bundleErrors.BUNDLE_DAMAGED, { part: `${formOf(value)} ${place}` });
  const bundle = value as Bundle;
  if (checksumHolds(bundle)) return ok(bundle);
  return refuse(bundleErrors.BUNDLE_DAMAGED, { part: 'checksum' });
}

export async function verifyBundle(
  keyring: Keyring,
  bundle: Bundle,
  senderKey: string,
): Promise<Outcome<undefined>> {
  const signed = canonicalJson(contentOf(bundle));
  const verified = await keyring.verify(signed, bundle.signature, senderKey);
  if (verified.ok) return verified;
  return refuse(keyringErrors.SIGNATURE_INVALID, { subject: `bundle ${bundle.from}` });
}
