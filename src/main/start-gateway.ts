import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { CreateFirstAdministrator } from '../features/identity/index.js';
import type { Settings } from '../platform/config/config.js';
import { replaceFile } from '../platform/files/replace-file.js';
import { requestValidation } from '../platform/http/validation.js';
import { RelayTimer } from '../protocol/application/relay-timer.js';
import { PeerServer } from '../protocol/http/peer-server.js';
import { checkEntrances } from './check-entrances.js';
import { GatewayModule } from './gateway.module.js';
import { openGateway, type OpenedGateway } from './open-gateway.js';
import { serveOpenApi } from './openapi.js';

export interface RunningGateway {
  readonly app: INestApplication;
  stop(): Promise<void>;
}

/** Starts a gateway: API port, peer port, and everything that runs by itself. */
export async function startGateway(settings: Settings): Promise<RunningGateway> {
  const opened = await openGateway(settings);
  try {
    const app = await createApp(opened);
    await app.listen(settings.api.port, settings.api.host);
    const peerServer = app.get(PeerServer);
    await peerServer.listen(settings.peer.host, settings.peer.port);
    const relay = app.get(RelayTimer);
    relay.start(settings.relay.intervalSeconds);
    return {
      app,
      stop: async () => {
        await relay.stop();
        await peerServer.close();
        await app.close();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.undo();
    throw error;
  }
}

async function createApp(opened: OpenedGateway): Promise<NestExpressApplication> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and documents literals
  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.of(opened, 'api'), {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  app.disable('x-powered-by');
  app.useGlobalPipes(requestValidation());
  serveOpenApi(app);
  await app.init();
  checkEntrances(app);
  const { dataDir } = opened.config.settings;
  await app
    .get(CreateFirstAdministrator)
    .execute((administrator) =>
      replaceFile(join(dataDir, 'first-administrator.json'), `${JSON.stringify(administrator)}\n`),
    );
  return app;
}
