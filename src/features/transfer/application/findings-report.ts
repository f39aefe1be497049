import { join } from 'node:path';
import { checkReportHtml, type CheckReport } from '../../extraction/index.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { writeNew } from './files/write-new.js';
import type { VerifiedPackage } from './verify-package.use-case.js';

interface Checked {
  readonly ticket: ReceiveTicket;
  readonly verified: VerifiedPackage;
  readonly checkedAt: Date;
}

/** What lies beside the receipt of an opening: as JSON, and for people. */
export const FINDINGS = { json: 'findings.json', html: 'findings.html' } as const;

/**
 * Writes what `yuzu check --out --report` would have written of these data at the provider's. Examples are masked; the data themselves may be erased.
 */
export async function writeFindings(
  folder: string,
  report: CheckReport,
  { ticket: { definition }, verified: { name, manifest }, checkedAt }: Checked,
): Promise<void> {
  const facts = {
    definition,
    received: name,
    checkedAt: checkedAt.toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' }),
    asOf: manifest.providedOn,
  };
  await writeNew(join(folder, FINDINGS.json), `${JSON.stringify(report, null, 2)}\n`);
  await writeNew(join(folder, FINDINGS.html), checkReportHtml(report, facts));
}
