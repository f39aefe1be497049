import type { DataSource } from 'typeorm';
import { Protocol0002 } from '../../../migrations/0002-protocol.js';
import type { Person } from '../../../src/kernel/actor.js';
import { defineErrors, ok, type Outcome, refuse, unwrap } from '../../../src/kernel/outcome.js';
import { type AuditEntry, AuditTrail } from '../../../src/kernel/ports/audit-trail.js';
import { Clock } from '../../../src/kernel/ports/clock.js';
import { type Job, Jobs } from '../../../src/kernel/ports/jobs.js';
import type { Tx } from '../../../src/kernel/ports/transactions.js';
import { openDatabase } from '../../../src/platform/database/data-source.js';
import { managerOf, TypeOrmTransactions } from '../../../src/platform/database/transactions.js';
import { ChannelOutbox } from '../../../src/protocol/application/channel-outbox.js';
import { EnvelopeReceiver } from '../../../src/protocol/application/envelope-receiver.js';
import { ExportBundle } from '../../../src/protocol/application/export-bundle.use-case.js';
import { GiveEnvelopes } from '../../../src/protocol/application/give-envelopes.use-case.js';
import { ImportBundle } from '../../../src/protocol/application/import-bundle.use-case.js';
import { NoteRefusal } from '../../../src/protocol/application/note-refusal.js';
import { type PeerMessage, PeerMessages } from '../../../src/protocol/application/peer-messages.js';
import {
  type Peer,
  PeerDirectory,
} from '../../../src/protocol/application/ports/peer-directory.js';
import { OwnCode } from '../../../src/protocol/application/ports/own-code.js';
import { ReadChannels } from '../../../src/protocol/application/read-channels.use-case.js';
import { ReceiveEnvelopes } from '../../../src/protocol/application/receive-envelopes.use-case.js';
import { Relay } from '../../../src/protocol/application/relay.js';
import { HttpsPeerTransport } from '../../../src/protocol/http/https-peer-transport.js';
import { PeerEntrance } from '../../../src/protocol/http/peer-entrance.js';
import { PeerLine } from '../../../src/protocol/http/peer-line.js';
import { PeerRoutes } from '../../../src/protocol/http/peer-routes.js';
import { protocolEntities } from '../../../src/protocol/storage/protocol.entities.js';
import { TypeOrmIncomingChannels } from '../../../src/protocol/storage/typeorm-incoming-channels.js';
import { TypeOrmOutgoingChannels } from '../../../src/protocol/storage/typeorm-outgoing-channels.js';
import { TypeOrmQuarantine } from '../../../src/protocol/storage/typeorm-quarantine.js';
import { TypeOrmSavepoints } from '../../../src/protocol/storage/typeorm-savepoints.js';
import { freshDatabase } from '../../support/database.js';
import { newKeyring, SpyKeyring } from './keys.js';
import { testWire } from './test-wire.js';

export const STAFF: Person = { kind: 'person', id: 'p1', name: '担当', roles: ['staff'] };

const errors = defineErrors({
  NOTE_UNWELCOME: { status: 409, ja: '受け取れません。', en: 'Not welcome.' },
});

class TestClock extends Clock {
  time = Date.parse('2026-11-21T00:00:00Z');

  now(): Date {
    return new Date(this.time);
  }
}

class TestCode extends OwnCode {
  constructor(readonly code: string) {
    super();
  }
}

class Directory extends PeerDirectory {
  readonly peers = new Map<string, Peer>();

  find(_tx: Tx, code: string): Promise<Peer | undefined> {
    return Promise.resolve(this.peers.get(code));
  }

  all(): Promise<Peer[]> {
    return Promise.resolve([...this.peers.values()]);
  }
}

class ListedJobs extends Jobs {
  readonly jobs: Job[] = [];

  enqueue(_tx: Tx, job: Job): Promise<void> {
    this.jobs.push(job);
    return Promise.resolve();
  }
}

class ListedAudit extends AuditTrail {
  readonly entries: AuditEntry[] = [];

  record(_tx: Tx, entry: AuditEntry): Promise<void> {
    this.entries.push(entry);
    return Promise.resolve();
  }
}

/** Notes text; `refuse:…` is refused, and faults happen, planned ones and `bug:…`, all after having written. */
async function note(
  plan: { faults: boolean },
  tx: Tx,
  { from, body }: PeerMessage,
): Promise<Outcome<undefined>> {
  const { text } = body as { text: string };
  await managerOf(tx).query('INSERT INTO note (peer, text) VALUES ($1, $2)', [from, text]);
  if (plan.faults && text.startsWith('fault:')) throw new Error('planned fault');
  if (text === 'bug: program') text.normalize('none');
  if (text === 'bug: data') await managerOf(tx).query('SELECT $1::integer', [text]);
  return text.startsWith('refuse:') ? refuse(errors.NOTE_UNWELCOME) : ok();
}

interface StoredQuarantine {
  code: string;
  peer: string | null;
  sequence: number | null;
  raw: Buffer;
  bytes: number;
  occurrences: number;
  ja: string;
  resolved_at: Date | null;
}

/** Every part of the wire of one operator, wired by hand, on a database of its own. */
export async function testGateway(code: string) {
  const database = await freshDatabase([Protocol0002]);
  const dataSource = await openDatabase(database.url, protocolEntities, [Protocol0002]);
  await dataSource.query(
    'CREATE TABLE note (id int GENERATED ALWAYS AS IDENTITY, peer text, text text)',
  );
  const parts = {
    ...wired(code, new SpyKeyring(await newKeyring(code)), dataSource),
    code,
    dataSource,
  };
  return {
    ...parts,
    ...conveniences(parts.transactions, parts.outbox, dataSource),
    async close() {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type TestGateway = Awaited<ReturnType<typeof testGateway>>;

function wired(code: string, keyring: SpyKeyring, dataSource: DataSource) {
  const own = new TestCode(code);
  const clock = new TestClock();
  const [directory, jobs, audit, schemas] = [
    new Directory(),
    new ListedJobs(),
    new ListedAudit(),
    testWire(),
  ];
  const transactions = new TypeOrmTransactions(dataSource);
  const [outgoing, incoming] = [new TypeOrmOutgoingChannels(), new TypeOrmIncomingChannels()];
  const quarantine = new TypeOrmQuarantine();
  const outbox = new ChannelOutbox(own, keyring, schemas, directory, outgoing, jobs, clock);
  const messages = new PeerMessages(schemas);
  const refusals = new NoteRefusal(outgoing, messages);
  const plan = { faults: true };
  messages.on('test.note', (tx, message) => note(plan, tx, message));
  messages.on('protocol.refused', (tx, message) => refusals.execute(tx, message));
  const receiver = new EnvelopeReceiver(
    own,
    keyring,
    schemas,
    directory,
    messages,
    incoming,
    quarantine,
    new TypeOrmSavepoints(),
    outbox,
    clock,
  );
  const receive = new ReceiveEnvelopes(transactions, receiver, incoming);
  const give = new GiveEnvelopes(transactions, outgoing, incoming);
  const exportBundle = new ExportBundle(
    transactions,
    own,
    keyring,
    directory,
    outgoing,
    incoming,
    audit,
    clock,
  );
  const importBundle = new ImportBundle(
    transactions,
    own,
    keyring,
    schemas,
    directory,
    receiver,
    outgoing,
    incoming,
    audit,
  );
  const transport = new HttpsPeerTransport(own, keyring, clock);
  const routes = new PeerRoutes();
  const line = new PeerLine(own, keyring, clock, transactions, directory);
  return {
    ...{ plan, own, keyring, clock, directory, jobs, audit, schemas, messages, transactions },
    ...{
      routes,
      line,
      outbox,
      receive,
      give,
      exportBundle,
      importBundle,
      transport,
      outgoing,
      incoming,
    },
    entrance: new PeerEntrance(
      own,
      keyring,
      schemas,
      directory,
      transactions,
      receive,
      give,
      clock,
      routes,
    ),
    relay: new Relay(transactions, directory, outgoing, incoming, transport, receive, clock),
    channels: new ReadChannels(transactions, directory, outgoing, incoming, quarantine),
  };
}

const rowsOf = <T>(dataSource: DataSource, sql: string): Promise<T[]> => dataSource.query<T[]>(sql);

function conveniences(
  transactions: TypeOrmTransactions,
  outbox: ChannelOutbox,
  dataSource: DataSource,
) {
  return {
    async send(to: string, text: string): Promise<void> {
      const message = { to, type: 'test.note', body: { text } };
      const done = await transactions.run(async (tx) => {
        await outbox.send(tx, message);
        return ok();
      });
      unwrap(done);
    },
    async notes(): Promise<string[]> {
      const rows = await rowsOf<{ text: string }>(dataSource, 'SELECT text FROM note ORDER BY id');
      return rows.map(({ text }) => text);
    },
    async sent(to: string): Promise<string[]> {
      const sql = `SELECT text FROM outgoing_envelope WHERE peer = '${to}' ORDER BY sequence`;
      return (await rowsOf<{ text: string }>(dataSource, sql)).map(({ text }) => text);
    },
    quarantined: () =>
      rowsOf<StoredQuarantine>(dataSource, 'SELECT * FROM quarantine ORDER BY first_at, code'),
  };
}

/** Each knows the other's key; bundle files unless a transport is set later. */
export function introduce(a: TestGateway, b: TestGateway): void {
  const peerOf = ({ code, keyring }: TestGateway): Peer => ({
    code,
    publicKey: keyring.publicKey(),
    status: 'confirmed',
    transport: { kind: 'bundle' },
  });
  a.directory.peers.set(b.code, peerOf(b));
  b.directory.peers.set(a.code, peerOf(a));
}
