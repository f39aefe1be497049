import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvideTicket } from '../../../src/features/extraction/index.js';
import type { PackageView } from '../../../src/features/transfer/application/office/package-view.js';
import { sha256Hex } from '../../../src/kernel/canonical-json.js';
import { newId } from '../../../src/kernel/ids.js';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { Keyring } from '../../../src/kernel/ports/keyring.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { Gates, individualContract } from '../../acceptance/gates.js';
import type { RealOffice, RealOffices } from '../../acceptance/real-offices.js';

const EMPTY = { optedOut: 0, notNotified: 0, waiting: 0, outsidePopulation: 0 };
const TIMES = { startedAt: '2026-11-21T01:00:00.000Z', finishedAt: '2026-11-21T01:00:01.000Z' };

/** What a medium folder holds. */
type Medium = Readonly<Record<string, Buffer>>;

/** AOBA provides to MINATO over the network: two real gateways, from the contract to the approved package. */
export class RealHandover {
  private signers = new Map<'staff' | 'approver', OpenPgpKeyring>();
  packageId = '';
  files: Medium = {};

  constructor(private readonly offices: RealOffices) {}

  private get aoba(): RealOffice {
    return this.offices.of('AOBA');
  }

  private get minato(): RealOffice {
    return this.offices.of('MINATO');
  }

  get path(): string {
    return `packages/${this.packageId}`;
  }

  /** Up to an approved package whose files lie where the gateway takes them from. */
  async approve(archiveBytes: number): Promise<void> {
    await Gates.open(this.offices, ['MINATO', 'AOBA']);
    await this.giveSigners();
    const contractId = await this.conclude(await this.concludeBasic());
    const today = this.offices.calendar.today();
    const planned = await done<PackageView>(this.aoba, 'staff', 'packages', {
      ...{ contractId, providedOn: today },
    });
    this.packageId = planned.id;
    this.files = mediumOf(planned.name, archiveBytes);
    const outgoing = join(this.aoba.home, 'outgoing', planned.name);
    await mkdir(outgoing, { recursive: true });
    for (const [name, content] of Object.entries(this.files))
      await writeFile(join(outgoing, name), content);
    await this.record(planned);
  }

  private async giveSigners(): Promise<void> {
    const dir = await mkdtemp(join(tmpdir(), 'yuzu-real-signers-'));
    for (const login of ['staff', 'approver'] as const) {
      const key = await OpenPgpKeyring.create(join(dir, login), { code: 'AOBA', name: login });
      this.signers.set(login, key);
      await this.aoba.get(login, 'operator');
      const { body } = await this.aoba.get<{ id: string; login: string }[]>(
        'administrator',
        'persons',
      );
      const id = body.find((person) => person.login === login)?.id ?? '';
      const owned = { fingerprint: key.fingerprint(), publicKey: key.publicKey() };
      await done(this.aoba, 'administrator', `persons/${id}/signing-key`, owned);
    }
    await rm(dir, { recursive: true });
  }

  private signer(login: 'staff' | 'approver'): OpenPgpKeyring {
    const key = this.signers.get(login);
    if (!key) throw new Error('No signers yet.');
    return key;
  }

  private async concludeBasic(): Promise<string> {
    const { id } = await done<{ id: string }>(this.minato, 'staff', 'basic-contracts', {
      counterparties: ['AOBA'],
      title: '医療情報の提供に関する基本契約書',
      startsOn: '2026-04-01',
      endsOn: '2027-03-31',
    });
    await this.signedByBoth(`basic-contracts/${id}`);
    return id;
  }

  private async conclude(basicContractId: string): Promise<string> {
    const requestId = newId();
    for (const office of [this.minato, this.aoba])
      await office.tell({
        ...{ name: 'provision-request.decided', requestId, caseNumber: '0001' },
        ...{ recipient: 'MINATO', provider: 'AOBA', decision: 'accepted', rehearsal: false },
      });
    const parties = { requestId, basicContractId };
    const draft = individualContract(parties, this.offices.calendar.today(), 'network');
    const { id } = await done<{ id: string }>(this.minato, 'staff', 'individual-contracts', draft);
    await this.signedByBoth(`individual-contracts/${id}`);
    return id;
  }

  private async signedByBoth(path: string): Promise<void> {
    for (const office of [this.minato, this.aoba]) {
      const { open: sha256 } = await office.until<{ open: string | null }>(
        'approver',
        path,
        ({ open }) => open !== null,
      );
      await done(office, 'approver', `${path}/signature`, { sha256, title: '代表取締役' });
    }
    for (const office of [this.minato, this.aoba])
      await office.until<{ state: string }>('approver', path, ({ state }) =>
        ['in-force', 'concluded'].includes(state),
      );
  }

  /** What the secure room would answer, for files of random bytes. */
  private async record({ id, name, contractId }: PackageView): Promise<void> {
    const keyring = this.aoba.part(Keyring);
    const { document: ticket } = await done<SignedDocument<ProvideTicket>>(
      this.aoba,
      'staff',
      `${this.path}/provide-ticket`,
    );
    const { optOutListVersion, noticeListVersion } = ticket;
    const job = { ticketId: ticket.id, packageId: id, ...TIMES };
    const lists = { optOutListVersion, noticeListVersion, excluded: EMPTY };
    const extracted = { rows: { patient: 2 }, persons: 2, findings: {}, contractId };
    const extraction = { kind: 'yuzu.receipt/extract', rehearsal: false } as const;
    await this.submit('staff', 'extract-receipt', {
      receipt: await signDocument(keyring, { ...extraction, ...job, ...lists, ...extracted }),
    });
    const passphraseMessage = await keyring.encrypt('a passphrase\n', [ticket.recipientKey]);
    const [preparer, approver] = [this.signer('staff'), this.signer('approver')];
    const archive = sealOf(this.files, `${name}.7z`);
    const { sha256: manifestSha256 } = sealOf(this.files, `${name}.manifest.json`);
    const packed = {
      ...{ kind: 'yuzu.receipt/pack', packageName: name, rehearsal: false, archive },
      ...{ volumes: [archive], manifestSha256, passphraseSha256: sha256Hex(passphraseMessage) },
      rulesSha256: sha256Hex('{}'),
      ...{ tables: [{ table: 'patient', rows: 2 }], records: { count: 2, root: '0'.repeat(64) } },
      signers: { preparer: preparer.fingerprint(), approvers: [] },
      findings: [],
    } as const;
    await this.submit('staff', 'pack-receipt', {
      receipt: await signDocument(keyring, { ...packed, ...job, ...lists }),
      passphraseMessage,
    });
    const approved = {
      ...{ kind: 'yuzu.receipt/approve', packageName: name, sha256: archive.sha256 },
      ...{ manifestSha256, preparer: preparer.fingerprint(), approver: approver.fingerprint() },
    } as const;
    const receipt = await signDocument(approver, { ...approved, ...job });
    await this.submit('approver', 'approval', { receipt });
  }

  private submit(role: 'staff' | 'approver', step: string, body: object): Promise<unknown> {
    return done(this.aoba, role, `${this.path}/${step}`, body);
  }
}

function mediumOf(name: string, archiveBytes: number): Medium {
  return {
    [`${name}.7z`]: randomBytes(archiveBytes),
    [`${name}.manifest.json`]: Buffer.from('{"kind":"yuzu.package/manifest"}'),
    [`${name}.manifest.json.asc`]: Buffer.from('-----BEGIN PGP SIGNATURE-----\n'),
    [`${name}.sha256`]: Buffer.from('checksums\n'),
  };
}

function sealOf(files: Medium, name: string) {
  const content = files[name] ?? Buffer.of();
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, bytes: content.length, sha256 };
}

/** For steps that must succeed. */
async function done<T>(
  office: RealOffice,
  role: Parameters<RealOffice['post']>[0],
  path: string,
  body: object = {},
): Promise<T> {
  const answer = await office.post<T>(role, path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer.body;
}
