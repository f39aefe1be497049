import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.js';
import type { Settings } from '../platform/config/config.js';
import { Config, serverUrl } from '../platform/config/config.js';
import { AesFieldCipher } from '../platform/crypto/aes-field-cipher.js';
import { OpenPgpKeyring } from '../platform/crypto/openpgp-keyring.js';
import { openDatabase } from '../platform/database/data-source.js';
import { EmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.js';
import { peerCertificate } from '../platform/tls/peer-certificate.js';
import { entities } from './entities.js';
import type { Opened } from './platform.module.js';

export interface OpenedGateway extends Opened {
  close(): Promise<void>;
  /** Instead of `close` where the start fails: a gateway that already runs keeps its database. */
  undo(): Promise<void>;
}

class GivenConfig extends Config {
  constructor(readonly settings: Settings) {
    super();
  }
}

/** Opens (and on the first start makes) the gateway's database, key, field keys and certificate. */
export async function openGateway(settings: Settings): Promise<OpenedGateway> {
  const database = await openDatabaseServer(settings);
  try {
    return await openOn(database, settings);
  } catch (error) {
    await database.undo();
    throw error;
  }
}

async function openOn(database: DatabaseServer, settings: Settings): Promise<OpenedGateway> {
  const { dataDir, operator } = settings;
  const dataSource = await openDatabase(database.url, entities, migrations);
  const disconnect = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
  };
  return {
    config: new GivenConfig(settings),
    dataSource,
    keyring: await keyringOf(join(dataDir, 'keys'), operator),
    fieldCipher: await AesFieldCipher.open(join(dataDir, 'keys-of-fields.json')),
    certificate: await peerCertificate(dataDir, settings.peer.names),
    redisUrl: serverUrl(process.env.REDIS_URL, settings.redis.urlFile),
    close: async () => {
      await disconnect();
      await database.stop();
    },
    undo: async () => {
      await disconnect();
      await database.undo();
    },
  };
}

interface DatabaseServer {
  readonly url: string;
  stop(): Promise<void>;
  undo(): Promise<void>;
}

const SERVED_BY_OTHERS = { stop: () => Promise.resolve(), undo: () => Promise.resolve() };

async function openDatabaseServer({ dataDir, database }: Settings): Promise<DatabaseServer> {
  const given = serverUrl(process.env.DATABASE_URL, database.urlFile);
  if (given !== undefined) return { url: given, ...SERVED_BY_OTHERS };
  const server = await EmbeddedPostgres.start({ dataDir: join(dataDir, 'postgres') });
  await server.createDatabase('yuzu');
  const url = server.url('yuzu');
  return { url, stop: () => server.stop(), undo: () => server.undo() };
}

const keyringOf = (
  folder: string,
  owner: { code: string; name: string },
): Promise<OpenPgpKeyring> =>
  existsSync(folder) ? OpenPgpKeyring.open(folder) : OpenPgpKeyring.create(folder, owner);
