import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { messageOf, RefusedError, unwrap } from '../kernel/outcome.js';
import { loadSettings } from '../platform/config/config.js';
import { log, logFault } from '../platform/logging/log.js';
import { startGateway } from './start-gateway.js';

const DEFAULTS = fileURLToPath(new URL('../../../config/default.yaml', import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  const settings = unwrap(loadSettings(DEFAULTS, values.config));
  const gateway = await startGateway(settings);
  const { api, dataDir, operator } = settings;
  process.stdout.write(
    `${operator.name}（${operator.code}） http://${api.host}:${api.port}\n` +
      `最初の管理者のログインは ${dataDir}/first-administrator.json にあります。 / The first administrator’s login is in that file.\n`,
  );
  const stop = () => {
    log('stopping');
    void gateway.stop();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** A start that fails says why in words; a refusal has them, a fault of the machine brings its own. */
function explain(error: unknown): string {
  if (error instanceof RefusedError)
    return `${messageOf(error.refusal, 'ja')}\n${messageOf(error.refusal, 'en')}`;
  const text = error instanceof Error ? error.message : String(error);
  return `ゲートウェイを起動できません / The gateway cannot start: ${text}`;
}

try {
  await main();
} catch (error) {
  logFault('start', 'start', error);
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
