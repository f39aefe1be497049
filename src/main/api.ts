import 'reflect-metadata';
import { runProcess, settingsOfCommandLine } from './run-process.js';
import { startGateway } from './start-gateway.js';

await runProcess(async () => {
  const settings = settingsOfCommandLine();
  const gateway = await startGateway(settings);
  const { api, dataDir, operator } = settings;
  process.stdout.write(
    `${operator.name}（${operator.code}） http://${api.host}:${api.port}\n` +
      `最初の管理者のログインは ${dataDir}/first-administrator.json にあります。 / The first administrator’s login is in that file.\n`,
  );
  return () => gateway.stop();
});
