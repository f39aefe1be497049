import type { Office } from '../office.js';
import { eachProvider, type ProviderPart, type Stage } from '../stage.js';

interface OwnOperator {
  code: string;
  name: string;
  kind: string;
  address: string;
  representative: string;
  publicKey: string;
  fingerprint: string;
  tlsCertificate: string;
}

/** People, and peers with fingerprints that two persons took from paper. */
export async function introduce(stage: Stage): Promise<void> {
  const { recipient, runner } = stage;
  await runner.step('people', '利用者と役割を登録', async () => {
    const offices = [recipient, ...stage.providers.map(({ office }) => office)];
    await Promise.all(offices.map((office) => office.hire()));
    for (const { office } of stage.providers) await office.giveSigningKeys();
  });
  await runner.step('peers', '相手方の鍵指紋を照合して登録', () =>
    eachProvider(stage, async ({ office, source }) => {
      const transport = source.kind === 'csv' ? 'bundle' : 'https';
      await registerAt(recipient, office, transport);
      await registerAt(office, recipient, transport);
    }),
  );
}

async function registerAt(
  home: Office,
  peer: Office,
  transport: 'https' | 'bundle',
): Promise<void> {
  const own = await peer.as('staff').get<OwnOperator>('/api/operator');
  const { publicKey, fingerprint, tlsCertificate, ...facts } = own;
  const { code } = facts;
  const certification = { number: `DEMO-${code}`, validFrom: '2024-04-01' };
  const way =
    transport === 'https'
      ? { kind: transport, url: peer.gateway.peerUrl, certificate: tlsCertificate }
      : { kind: transport };
  const body = { ...facts, publicKey, fingerprint, certification, transport: way };
  await (await home.administrator()).post('/api/peers', body);
  await home.as('approver').post(`/api/peers/${code}/confirmation`, { fingerprint });
}

/** Basic contracts with each provider, then the data definition agreed by all. */
export async function agree(
  stage: Stage,
  definition: { id: string; version: number },
): Promise<void> {
  await stage.runner.step('basic-contracts', '基本契約を双方が署名して締結', () =>
    eachProvider(stage, (provider) => concludeBasicContract(stage, provider)),
  );
  await stage.runner.step('data-definition', 'データ定義書 第1版に合意して公開', () =>
    publishDefinition(stage, definition),
  );
}

async function concludeBasicContract(stage: Stage, provider: ProviderPart): Promise<void> {
  const { recipient, today } = stage;
  const { office } = provider;
  const drafted = await recipient.as('staff').post<{ id: string }>('/api/basic-contracts', {
    counterparties: [office.code],
    title: '医療情報の提供に関する基本契約書',
    startsOn: today,
    endsOn: `${Number(today.slice(0, 4)) + 1}-03-31`,
  });
  const path = `/api/basic-contracts/${drafted.id}`;
  provider.basicContractId = drafted.id;
  await signOpenText(recipient, path);
  await stage.carry(provider);
  await signOpenText(office, path);
  await stage.carry(provider);
  await reached(recipient, path, 'in-force');
}

/** The approver opens the contract and signs the text that waits there, by its SHA-256. */
export async function signOpenText(office: Office, path: string): Promise<void> {
  const approver = office.as('approver');
  const { open: sha256 } = await approver.until<{ open: string | null }>(
    path,
    '契約書案',
    ({ open }) => open !== null,
  );
  await approver.post(`${path}/signature`, { sha256, title: '代表取締役' });
}

const reached = async (office: Office, path: string, state: string): Promise<void> => {
  await office
    .as('approver')
    .until<{ state: string }>(path, `${path} → ${state}`, (seen) => seen.state === state);
};

async function publishDefinition(
  stage: Stage,
  definition: { id: string; version: number },
): Promise<void> {
  const { recipient } = stage;
  const members = stage.providers.map(({ office }) => office.code);
  const path = `/api/definitions/${encodeURIComponent(definition.id)}/${definition.version}`;
  await recipient.as('staff').post('/api/definitions', { definition, members });
  await recipient.as('approver').post(`${path}/agreement`);
  await eachProvider(stage, async (provider) => {
    await stage.carry(provider);
    await reached(provider.office, path, 'proposed');
    await provider.office.as('approver').post(`${path}/agreement`);
    await stage.carry(provider);
  });
  await reached(recipient, path, 'published');
  await eachProvider(stage, async (provider) => {
    await stage.carry(provider);
    await reached(provider.office, path, 'published');
  });
}
