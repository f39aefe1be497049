import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { log } from '../platform/logging/log.js';
import { GatewayModule } from './gateway.module.js';
import { openGateway } from './open-gateway.js';
import { runProcess, settingsOfCommandLine } from './run-process.js';

/** Runs the jobs of a gateway whose api hands them over through Redis. */
await runProcess(async () => {
  const opened = await openGateway(settingsOfCommandLine());
  if (opened.redisUrl === undefined) {
    await opened.undo();
    throw new Error(
      'Redisが設定されていないため、ジョブはapiプロセス内で実行されます。workerは不要です。 / Without Redis the api runs the jobs itself; no worker is needed.',
    );
  }
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class and documents literals
  const app = await NestFactory.createApplicationContext(GatewayModule.of(opened, 'worker'), {
    logger: false,
    abortOnError: false,
  });
  log('worker-started');
  return async () => {
    await app.close();
    await opened.close();
  };
});
