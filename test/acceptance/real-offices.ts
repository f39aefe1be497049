import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '../../src/kernel/actor.js';
import type { DomainEvent } from '../../src/kernel/events.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { Transactions } from '../../src/kernel/ports/transactions.js';
import { freePort } from '../../src/platform/network/free-port.js';
import type { GatewayChild } from '../main/support/gateway-child.js';
import { type Answer, RunningGateway } from '../main/support/running-gateway.js';
import { Calendar } from './acceptance-clock.js';

type Abstract<T> = abstract new (...parts: never[]) => T;

/** Less than a test may take, so that it says what it waited for. */
const PATIENCE_MS = 240_000;

export interface Seen<T> extends Pick<Answer, 'status' | 'code'> {
  readonly body: T;
}

/** An operator's gateway over HTTP and the people of its office, each with a login of their own. */
export class RealOffice {
  private readonly tokens = new Map<Role, string>();
  private readonly hired = new Set<Role>();

  private constructor(
    readonly code: string,
    readonly peerPort: number,
    private readonly gateway: RunningGateway,
    private readonly calendar: Calendar,
  ) {}

  static async open(code: string, calendar: Calendar): Promise<RealOffice> {
    const peerPort = await freePort();
    const gateway = await RunningGateway.start({ code, peerPort });
    calendar.hangIn(gateway.app);
    return new RealOffice(code, peerPort, gateway, calendar);
  }

  get<T = unknown>(role: Role, path: string): Promise<Seen<T>> {
    return this.ask<T>(role, 'GET', path);
  }

  post<T = unknown>(role: Role, path: string, body: object = {}): Promise<Seen<T>> {
    return this.ask<T>(role, 'POST', path, body);
  }

  /** Reads until it is as awaited: what other gateways send comes when it comes. */
  async until<T>(role: Role, path: string, awaited: (body: T) => boolean): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const { status, body } = await this.get<T>(role, path);
      if (status === 200 && awaited(body)) return body;
      if (Date.now() > deadline)
        throw new Error(`${this.code} ${path} stayed ${JSON.stringify(body).slice(0, 2000)}`);
      await sleep(100);
    }
  }

  /** Its data folder. */
  get home(): string {
    return this.gateway.home;
  }

  /** While it runs in this process: one of its parts. */
  part<T>(type: Abstract<T>): T {
    return this.gateway.app.get<T>(type, { strict: false });
  }

  moveOut(...change: Parameters<RunningGateway['moveOut']>): Promise<GatewayChild> {
    return this.gateway.moveOut(...change);
  }

  /** As a feature of this gateway that the test leaves out would tell. */
  async tell(event: DomainEvent): Promise<void> {
    const [events, transactions] = [this.part(DomainEvents), this.part(Transactions)];
    unwrap(await transactions.run((tx) => events.publish(tx, event)));
  }

  async goOffline(): Promise<void> {
    await this.gateway.switchOff();
    this.tokens.clear();
  }

  async comeBack(): Promise<void> {
    await this.gateway.switchOn();
    this.calendar.hangIn(this.gateway.app);
  }

  close(): Promise<void> {
    return this.gateway.stop();
  }

  private async ask<T>(role: Role, method: string, path: string, body?: object): Promise<Seen<T>> {
    const token = this.tokens.get(role) ?? (await this.logIn(role));
    const answer = await this.gateway.ask(method, `/api/${path}`, { token, body });
    if (answer.status === 401 && this.tokens.delete(role))
      return this.ask<T>(role, method, path, body);
    const { status, code, text } = answer;
    return { status, code, body: JSON.parse(text) as T };
  }

  private async logIn(role: Role): Promise<string> {
    const token = this.hired.has(role)
      ? await this.gateway.session(role)
      : await this.gateway.person(role);
    this.hired.add(role);
    this.tokens.set(role, token);
    return token;
  }
}

/** Real gateways that know each other over HTTPS, in this process. */
export class RealOffices {
  private constructor(
    readonly calendar: Calendar,
    private readonly offices: readonly RealOffice[],
  ) {}

  static async open(codes: readonly string[]): Promise<RealOffices> {
    const calendar = new Calendar();
    const offices: RealOffice[] = [];
    for (const code of codes) offices.push(await RealOffice.open(code, calendar));
    for (const home of offices)
      for (const peer of offices) if (peer !== home) await introduce(home, peer);
    return new RealOffices(calendar, offices);
  }

  of(code: string): RealOffice {
    const office = this.offices.find((one) => one.code === code);
    if (!office) throw new Error(`No office ${code}`);
    return office;
  }

  async close(): Promise<void> {
    for (const office of this.offices) await office.close();
  }
}

interface OwnOperator {
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly tlsCertificate: string;
}

async function introduce(home: RealOffice, peer: RealOffice): Promise<void> {
  const { body: own } = await peer.get<OwnOperator>('staff', 'operator');
  const { publicKey, fingerprint, tlsCertificate, ...facts } = own;
  const url = `https://127.0.0.1:${peer.peerPort}`;
  const made = await home.post('administrator', 'peers', {
    ...facts,
    publicKey,
    fingerprint,
    certification: { number: `認定-${peer.code}`, validFrom: '2024-04-01' },
    transport: { kind: 'https', url, certificate: tlsCertificate },
  });
  const confirmed = await home.post('approver', `peers/${peer.code}/confirmation`, { fingerprint });
  if (made.status !== 201 || confirmed.status !== 201)
    throw new Error(JSON.stringify([made, confirmed]));
}
