import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Office } from '../office.js';
import type { Numbers, SourceFinding } from '../summary.js';
import { eachProvider, type ProviderPart, type Stage } from '../stage.js';
import type { Progress } from '../step-runner.js';
import { yuzu } from '../yuzu-command.js';
import { registerNotices } from './notices.js';

interface OptOutPerson {
  institutionCode: string;
  patientId: string;
  nameKana: string;
  birthDate: string;
  sex: string;
}

interface Extracted {
  rows: Record<string, number>;
  excluded: { optedOut: number };
  findings: Record<string, number>;
}

interface Packed {
  packageName: string;
  archive: { bytes: number; sha256: string };
}

/** Findings shown and written to the summary; the rest is in the extraction's findings.json. */
const LISTED = 100;

const readJson = async <T>(file: string): Promise<T> =>
  JSON.parse(await readFile(file, 'utf8')) as T;

/** From the stop requests to the package under way with the courier. */
export async function provide(stage: Stage, numbers: Numbers): Promise<void> {
  const { runner } = stage;
  await runner.step('opt-outs', '提供停止の求めを登録', () =>
    eachProvider(stage, (provider) => registerOptOuts(stage, provider)),
  );
  await runner.step('notices', '医療機関の通知を二人で登録', () =>
    eachProvider(stage, (provider) => registerNotices(stage, provider)),
  );
  await runner.step('extraction', '通知済みで提供停止のない人を抽出（CSV）', (progress) =>
    eachProvider(stage, (provider) => extract(stage, provider, numbers, progress)),
  );
  await runner.step('check', 'データ定義書に照らして検査', (progress) =>
    eachProvider(stage, (provider) => check(provider, progress)),
  );
  await runner.step('packing', '提供パッケージを封緘（AES-256）', (progress) =>
    eachProvider(stage, (provider) => pack(provider, numbers, progress)),
  );
  await runner.step('dispatch', '責任者承認、媒体の封印、セキュリティ便へ引渡し', () =>
    eachProvider(stage, (provider) => dispatch(stage, provider)),
  );
}

async function registerOptOuts(stage: Stage, { office }: ProviderPart): Promise<void> {
  const file = join(stage.population, 'opt-outs.json');
  const persons = (await readJson<Record<string, OptOutPerson[]>>(file))[office.code] ?? [];
  for (const person of persons) {
    const request = { ...person, receivedOn: stage.today, via: 'institution' };
    await office.as('desk').post('/api/opt-outs', request);
  }
}

async function extract(
  stage: Stage,
  provider: ProviderPart,
  numbers: Numbers,
  progress: Progress,
): Promise<void> {
  const { office } = provider;
  const planned = await office.as('staff').post<{ id: string; name: string }>('/api/packages', {
    contractId: provider.contractId,
    providedOn: stage.today,
  });
  provider.packageId = planned.id;
  provider.packageName = planned.name;
  const path = `/api/packages/${planned.id}`;
  await save(office.folder('ticket.json'), await office.as('staff').post(`${path}/provide-ticket`));
  const list = await office.as('staff').post<{ message: string }>('/api/opt-outs/export');
  await writeFile(office.folder('opt-outs.asc'), list.message, { mode: 0o600 });
  const notices = await office.as('staff').post<{ message: string }>('/api/notices/export');
  await writeFile(office.folder('notices.asc'), notices.message, { mode: 0o600 });
  // Exit code 4 says that part of the source could not be read: it is reported, the rest goes on.
  const run = { onProgress: progress, accept: [4] };
  const { rows, excluded, findings } = await yuzu<Extracted>(extractArgs(provider), run);
  const all = await readJson<SourceFinding[]>(office.folder('extracted', 'findings.json'));
  const listed = all.filter(({ severity }) => severity !== 'notice').slice(0, LISTED);
  numbers.extracted(office.code, rows, excluded.optedOut, { byCode: findings, listed });
  const receipt = await readJson(office.folder('extracted', 'extract.receipt.json'));
  await office.as('staff').post(`${path}/extract-receipt`, { receipt });
}

const save = (file: string, document: unknown): Promise<void> =>
  writeFile(file, JSON.stringify(document), { mode: 0o600 });

const kindOf = ({ kind, institution }: ProviderPart['source']): string =>
  institution === undefined ? kind : `${kind}@${institution}`;

function extractArgs({ office, source }: ProviderPart): string[] {
  const real = source.kind === 'ss-mix2';
  return [
    ...['extract', '--ticket', office.folder('ticket.json'), '--keys', office.gateway.keys],
    ...['--source', `${kindOf(source)}:${source.dir}`],
    // The public sample carries other patient numbers inside its messages than in its paths.
    ...(real ? ['--identity', 'report'] : []),
    ...['--opt-outs', office.folder('opt-outs.asc'), '--notices', office.folder('notices.asc')],
    ...['--out', office.folder('extracted')],
  ];
}

async function check({ office }: ProviderPart, progress: Progress): Promise<void> {
  const { conforming } = await yuzu<{ conforming: boolean }>(
    [
      ...['check', office.folder('extracted', 'data'), '--ticket', office.folder('ticket.json')],
      ...['--keys', office.gateway.keys, '--out', office.folder('check.json')],
    ],
    { onProgress: progress, accept: [4] },
  );
  if (!conforming)
    throw new Error(
      `データ定義書に適合しない行があります / rows do not conform: ${office.folder('check.json')}`,
    );
}

async function pack(provider: ProviderPart, numbers: Numbers, progress: Progress): Promise<void> {
  const { office, packageId } = provider;
  const packed = await yuzu<Packed>(
    [
      ...['pack', '--ticket', office.folder('ticket.json'), '--keys', office.gateway.keys],
      ...['--signer', office.signingKeys('staff')],
      ...['--opt-outs', office.folder('opt-outs.asc'), '--notices', office.folder('notices.asc')],
      ...['--in', office.folder('extracted'), '--out', office.folder('sealed')],
    ],
    { onProgress: progress },
  );
  const { packageName, archive } = packed;
  const { bytes, sha256 } = archive;
  numbers.packed(office.code, { packageName, bytes, sha256 });
  const inOffice = (suffix: string) =>
    office.folder('sealed', 'office', provider.packageName + suffix);
  const receipt = await readJson(inOffice('.receipt.json'));
  const passphraseMessage = await readFile(inOffice('.passphrase.asc'), 'utf8');
  const path = `/api/packages/${packageId}`;
  await office.as('staff').post(`${path}/pack-receipt`, { receipt, passphraseMessage });
}

/** Serial number of the demo's stick for a provider. */
export const serialOf = (office: { code: string }): string => `DEMO-SSD-${office.code}-001`;
export const sealOf = (office: { code: string }): string => `SEAL-${office.code}-0001`;

/** One media custodian records, another confirms. */
export async function byTwo(office: Office, mediumId: string, event: object): Promise<void> {
  await office.as('media1').post(`/api/media/${mediumId}/custody-events`, event);
  await office.as('media2').post(`/api/media/${mediumId}/custody-confirmation`);
}

const approvalFile = ({ office, packageName }: ProviderPart): string =>
  office.folder('sealed', 'office', `${packageName}.approval.json`);

async function dispatch(stage: Stage, provider: ProviderPart): Promise<void> {
  const { office, packageId } = provider;
  await yuzu([
    ...['approve', office.folder('sealed'), '--ticket', office.folder('ticket.json')],
    ...['--keys', office.gateway.keys, '--signer', office.signingKeys('approver')],
  ]);
  const receipt = await readJson(approvalFile(provider));
  await office.as('approver').post(`/api/packages/${packageId}/approval`, { receipt });
  const custodian = office.as('media1');
  const medium = await custodian.post<{ id: string }>('/api/media', {
    kind: 'ssd',
    serial: serialOf(office),
    capacityBytes: 1_000_000_000_000,
    hardwareEncrypted: true,
  });
  provider.mediumId = medium.id;
  await custodian.post('/api/seals', { numbers: [sealOf(office)] });
  const sealed = { kind: 'sealed', packageId, sealNumber: sealOf(office) };
  await byTwo(office, medium.id, sealed);
  await byTwo(office, medium.id, { kind: 'handed-over', counterpart: 'セキュリティ便' });
  await custodian.post(`/api/media/${medium.id}/custody-events`, {
    kind: 'courier-collected',
    trackingNumber: `TRK-${office.code}-0001`,
    expectedOn: stage.today,
  });
  await custodian.post(`/api/packages/${packageId}/dispatch`, { mediumId: medium.id });
  await stage.carry(provider);
}
