import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../../kernel/actor.js';
import { ApiClient } from './api-client.js';
import type { GatewayProcess } from './gateway-process.js';
import { yuzu } from './yuzu-command.js';

/** Password of all demo logins: the data are invented and the gateways listen on this machine only. */
export const DEMO_PASSWORD = 'yuzu-demo-2026';

const PEOPLE = {
  staff: ['担当 花子', ['staff']],
  approver: ['責任 太郎', ['approver']],
  secretary: ['事務 幸子', ['secretary']],
  chair: ['委員長 一郎', ['committee-chair']],
  member1: ['委員 二郎', ['committee-member']],
  member2: ['委員 三郎', ['committee-member']],
  media1: ['媒体 四郎', ['media-custodian']],
  media2: ['媒体 五月', ['media-custodian']],
  keys: ['鍵 六花', ['key-custodian']],
  desk: ['窓口 七海', ['opt-out-desk']],
  auditor: ['監査 八重', ['auditor']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>;

interface SigningKey {
  readonly fingerprint: string;
  readonly publicKey: string;
}

export type Login = keyof typeof PEOPLE;

/** The people of one operator, each with a login of their own at their gateway. */
export class Office {
  private readonly clients = new Map<Login, ApiClient>();
  private readonly ids = new Map<Login, string>();

  constructor(readonly gateway: GatewayProcess) {}

  get code(): string {
    return this.gateway.operator.code;
  }

  as(login: Login): ApiClient {
    const known = this.clients.get(login);
    if (known) return known;
    const client = new ApiClient(this.gateway, { login, password: DEMO_PASSWORD });
    this.clients.set(login, client);
    return client;
  }

  async administrator(): Promise<ApiClient> {
    return new ApiClient(this.gateway, await this.gateway.firstAdministrator());
  }

  idOf(login: Login): string {
    const id = this.ids.get(login);
    if (id === undefined) throw new Error(`${login} is not created yet.`);
    return id;
  }

  async hire(): Promise<void> {
    const administrator = await this.administrator();
    for (const [login, [name, roles]] of Object.entries(PEOPLE)) {
      const person = { login, name, password: DEMO_PASSWORD, roles };
      const { id } = await administrator.post<{ id: string }>('/api/persons', person);
      this.ids.set(login as Login, id);
    }
  }

  /** Own keys of those who sign packages; on paper, the fingerprint would be compared. */
  async giveSigningKeys(): Promise<void> {
    const administrator = await this.administrator();
    for (const login of ['staff', 'approver'] as const) {
      const [person] = PEOPLE[login];
      const owner = ['--person', person, '--operator', this.code];
      const out = ['--out', this.signingKeys(login)];
      const key = await yuzu<SigningKey>(['key', 'create', ...owner, ...out]);
      await administrator.post(`/api/persons/${this.idOf(login)}/signing-key`, key);
    }
  }

  /** Key folder of one person. */
  signingKeys(login: Login): string {
    return this.folder(`signing-key-${login}`);
  }

  /** A file with the person's session, for CLI commands that speak to the gateway. */
  async tokenFile(login: Login): Promise<string> {
    const file = join(this.gateway.home, `${login}.token`);
    await writeFile(file, await this.as(login).bearer(), { mode: 0o600 });
    return file;
  }

  folder(...parts: string[]): string {
    return join(this.gateway.home, ...parts);
  }
}

export const demoLogins = Object.entries(PEOPLE).map(([login, [name, roles]]) => ({
  login,
  name,
  roles: [...roles],
}));
