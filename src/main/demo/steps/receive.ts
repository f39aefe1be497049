import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eachProvider, type ProviderPart, type Stage } from '../stage.js';
import type { Progress } from '../step-runner.js';
import type { Numbers } from '../summary.js';
import { yuzu } from '../yuzu-command.js';
import { byTwo, sealOf, serialOf } from './provide.js';

/** From the courier's ring at the door to the linked persons of all operators. */
export async function receive(stage: Stage, numbers: Numbers): Promise<void> {
  const { runner } = stage;
  await runner.step('arrival', '受領、封印とハッシュ値の照合', (progress) =>
    eachProvider(stage, (provider) => arrive(stage, provider, progress)),
  );
  await runner.step('passphrase-release', 'パスフレーズを受領側の鍵宛てに開示', () =>
    eachProvider(stage, (provider) => release(stage, provider)),
  );
  await runner.step('opening', '開封し、データ定義書に照らして検査', (progress) =>
    eachProvider(stage, (provider) => open(stage, provider, progress)),
  );
  await runner.step('linkage', '3事業者の人を名寄せ', (progress) => link(stage, numbers, progress));
}

interface Verified {
  manifestSha256: string;
  manifest: { archive: { sha256: string } };
}

interface Linked {
  pairs: { pairs: number }[];
  quality?: { precision: number; recall: number };
}

/** Folder at the recipient for what came from a provider. */
const inbox = (stage: Stage, { office }: ProviderPart, ...parts: string[]): string =>
  stage.recipient.folder('received', office.code, ...parts);

async function arrive(stage: Stage, provider: ProviderPart, progress: Progress): Promise<void> {
  const { recipient } = stage;
  const { office, packageId } = provider;
  const staff = recipient.as('staff');
  const path = `/api/packages/${packageId}`;
  await staff.until<{ id: string }[]>('/api/packages', '発送通知', (all) =>
    all.some(({ id }) => id === packageId),
  );
  // The courier: what lies on the medium, and nothing else, reaches the recipient.
  await cp(office.folder('sealed', 'medium'), inbox(stage, provider, 'medium'), {
    recursive: true,
  });
  const ticket = inbox(stage, provider, 'ticket.json');
  await writeFile(ticket, JSON.stringify(await staff.post(`${path}/receive-ticket`)));
  const medium = inbox(stage, provider, 'medium');
  const verify = ['verify', join(medium, `${provider.packageName}.manifest.json`)];
  const measured = await yuzu<Verified>(
    [...verify, '--ticket', ticket, '--keys', recipient.gateway.keys],
    { onProgress: progress },
  );
  await byTwo(recipient, provider.mediumId, {
    kind: 'received',
    serialFound: serialOf(office),
    sealNumber: sealOf(office),
    sealIntact: true,
  });
  await recipient.as('media1').post(`${path}/arrival`, {
    sha256: measured.manifest.archive.sha256,
    manifestSha256: measured.manifestSha256,
  });
  await recipient.as('media2').post(`${path}/arrival-confirmation`);
  await stage.carry(provider);
}

async function release(stage: Stage, provider: ProviderPart): Promise<void> {
  const { office, packageId } = provider;
  const path = `/api/packages/${packageId}`;
  const keys = office.as('keys');
  await keys.until<{ state: string }>(path, '受領通知', ({ state }) => state === 'arrived');
  await keys.post(`${path}/passphrase-release`);
  await office.as('approver').post(`${path}/passphrase-release/confirmation`);
  await stage.carry(provider);
  const receiver = stage.recipient.as('keys');
  await receiver.until<{ state: string }>(
    path,
    'パスフレーズ',
    ({ state }) => state === 'released',
  );
  const { message } = await receiver.post<{ message: string }>(`${path}/passphrase`);
  await writeFile(inbox(stage, provider, 'passphrase.asc'), message, { mode: 0o600 });
}

async function open(stage: Stage, provider: ProviderPart, progress: Progress): Promise<void> {
  const out = inbox(stage, provider, 'opened');
  await yuzu(
    [
      ...['open', '--ticket', inbox(stage, provider, 'ticket.json')],
      ...['--keys', stage.recipient.gateway.keys, '--medium', inbox(stage, provider, 'medium')],
      ...['--passphrase-message', inbox(stage, provider, 'passphrase.asc'), '--out', out],
    ],
    { onProgress: progress },
  );
  const receipt: unknown = JSON.parse(await readFile(join(out, 'open.receipt.json'), 'utf8'));
  const path = `/api/packages/${provider.packageId}`;
  await stage.recipient.as('staff').post(`${path}/open-receipt`, { receipt });
  await stage.carry(provider);
  await provider.office
    .as('staff')
    .until<{ state: string }>(path, '受領確認', ({ state }) => state === 'accepted');
}

async function link(stage: Stage, numbers: Numbers, progress: Progress): Promise<void> {
  const { recipient, caseId } = stage;
  const staff = recipient.as('staff');
  const ticket = recipient.folder('link-ticket.json');
  const order = { profile: 'operator-a' };
  const issued = await staff.post(`/api/cases/${caseId}/link-ticket`, order);
  await writeFile(ticket, JSON.stringify(issued));
  const own = ['--source', `${recipient.code}=${join(stage.population, 'minato', 'csv')}`];
  const received = stage.providers.flatMap((provider) => [
    '--source',
    `${provider.office.code}=${inbox(stage, provider, 'opened', 'data')}`,
  ]);
  const out = recipient.folder('linked');
  const linked = await yuzu<Linked>(
    [
      ...['link', '--ticket', ticket, '--keys', recipient.gateway.keys, ...own, ...received],
      ...['--out', out, '--truth', join(stage.population, 'truth.csv')],
    ],
    { onProgress: progress },
  );
  numbers.linked({
    pairs: linked.pairs.reduce((sum, { pairs }) => sum + pairs, 0),
    precision: linked.quality?.precision ?? null,
    recall: linked.quality?.recall ?? null,
  });
  const receipt: unknown = JSON.parse(await readFile(join(out, 'link.receipt.json'), 'utf8'));
  await staff.post(`/api/cases/${caseId}/link-receipt`, { receipt });
}
