import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { newId } from '../kernel/ids.js';
import { messageOf, RefusedError, unwrap } from '../kernel/outcome.js';
import { loadSettings, type Settings } from '../platform/config/config.js';
import { log, logFault } from '../platform/logging/log.js';

const DEFAULTS = fileURLToPath(new URL('../../../config/default.yaml', import.meta.url));

/** `--config FILE` over the defaults. @throws RefusedError CONFIG_INVALID */
export function settingsOfCommandLine(): Settings {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  return unwrap(loadSettings(DEFAULTS, values.config));
}

/** Starts a process of the gateway, stops it on SIGTERM and SIGINT, and explains a start that fails. */
export async function runProcess(start: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const stop = await start();
    const end = () => {
      log('stopping');
      stop().catch((error: unknown) => {
        logFault('stop', newId(), error);
        process.exit(1);
      });
    };
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
  } catch (error) {
    logFault('start', newId(), error);
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'ポートが使用中です。設定の api.port と peer.port を変えるか、使用中のプログラムを終了してください。 / A port is in use: change api.port or peer.port, or stop the program that uses it.',
  EACCES:
    'データフォルダまたはポートを使う権限がありません。 / No permission for the data folder or the port.',
  ENOSPC: 'ディスクの空きがありません。 / The disk is full.',
};

/** A refusal has its words; a fault of the machine gets advice where there is some. */
function explain(error: unknown): string {
  if (error instanceof RefusedError)
    return `${messageOf(error.refusal, 'ja')}\n${messageOf(error.refusal, 'en')}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : String(error);
  return `ゲートウェイを起動できません / The gateway cannot start: ${text}\n${ADVICE[code] ?? ''}`;
}
