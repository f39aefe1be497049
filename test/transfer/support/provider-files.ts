import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../../src/kernel/canonical-json.js';
import type { ExtractReceipt, ProvideTicket } from '../../../src/features/extraction/index.js';
import type { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { definition, INSTITUTION } from './patients.js';

/** The gateway's exports, which lie as files in the folder as well: nobody opted out, all were notified. */
export async function exportedLists(
  dir: string,
  keyring: OpenPgpKeyring,
  optOuts: readonly object[] = [],
): Promise<{ optOutList: string; noticeList: string }> {
  const notice = { institutionCode: INSTITUTION, notifiedOn: '2026-01-01', waitingDays: 30 };
  const issuedAt = '2026-11-21T00:00:00.000Z';
  const sealed = (list: object) => keyring.encrypt(JSON.stringify(list), [keyring.publicKey()]);
  const notices = [{ ...notice, countedFrom: 'notice-day' }];
  const optOutList = await sealed({ version: 7, issuedAt, entries: optOuts });
  const noticeList = await sealed({ version: 3, issuedAt, notices });
  writeFileSync(join(dir, 'opt-outs.asc'), optOutList);
  writeFileSync(join(dir, 'notices.asc'), noticeList);
  return { optOutList, noticeList };
}

/** What `yuzu extract` would sign of these files. */
export function extractReceiptOf(
  ticket: ProvideTicket,
  files: ExtractReceipt['files'],
  persons: number,
): ExtractReceipt {
  const { id, packageId, contractId, period, optOutListVersion, noticeListVersion } = ticket;
  return {
    kind: 'yuzu.receipt/extract',
    ticketId: id,
    startedAt: '2026-11-21T01:00:00.000Z',
    finishedAt: '2026-11-21T01:00:01.000Z',
    packageId,
    contractId,
    rehearsal: false,
    definition: { id: definition.id, version: definition.version, sha256: digestOf(definition) },
    period,
    optOutListVersion,
    noticeListVersion,
    rows: Object.fromEntries(files.map(({ table, rows }) => [table, rows])),
    persons,
    excluded: { optedOut: 3, notNotified: 0, waiting: 0, outsidePopulation: 0 },
    outsidePeriod: {},
    undated: {},
    withoutPerson: {},
    source: {},
    findings: {},
    files,
  } as unknown as ExtractReceipt;
}
