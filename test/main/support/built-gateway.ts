import type { GatewayProcess } from '../../../src/main/demo/gateway-process.js';

const BUILT = new URL('../../../dist/src/main/demo/gateway-process.js', import.meta.url).href;

/** A gateway as `npm run build` left it, in a process of its own: the swagger plugin runs in the build only. */
export async function startBuiltGateway(home: string): Promise<GatewayProcess> {
  const built = (await import(BUILT)) as { GatewayProcess: typeof GatewayProcess };
  const operator = { code: 'AOBA', name: 'あおば', address: '東京都', representative: '青葉' };
  return built.GatewayProcess.start(operator, home);
}
