import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayProcess } from '../../../src/main/demo/gateway-process.js';

const BUILT = new URL('../../../dist/src/main/demo/gateway-process.js', import.meta.url).href;

export interface BuiltGateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** A gateway as `npm run build` left it, in a process of its own: the swagger plugin runs in the build only. */
export async function startBuiltGateway(): Promise<BuiltGateway> {
  const built = (await import(BUILT)) as { GatewayProcess: typeof GatewayProcess };
  const home = await mkdtemp(join(tmpdir(), 'yuzu-built-gateway-'));
  const operator = { code: 'AOBA', name: 'あおば', address: '東京都', representative: '青葉' };
  const gateway = await built.GatewayProcess.start(operator, home);
  await gateway.ready();
  return {
    url: gateway.url,
    stop: async () => {
      await gateway.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
