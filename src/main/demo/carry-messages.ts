import { setTimeout as sleep } from 'node:timers/promises';
import type { Office } from './office.js';
import { yuzu } from './yuzu-command.js';

const PATIENCE_MS = 120_000;

/** Both offices keep their messages moving: over HTTPS the gateways do it, by bundle somebody carries a stick. */
export async function carryBundles(a: Office, b: Office, stick: string): Promise<void> {
  await carryOneWay(a, b, `${stick}/${a.code}-${b.code}.json`);
  await carryOneWay(b, a, `${stick}/${b.code}-${a.code}.json`);
}

async function carryOneWay(from: Office, to: Office, file: string): Promise<void> {
  await patiently(async () => {
    const token = await from.tokenFile('staff');
    const gateway = ['--gateway', from.gateway.url, '--token-file', token];
    await yuzu(['bundle', 'export', ...gateway, '--peer', to.code, '--out', file]);
  });
  await patiently(async () => {
    const token = await to.tokenFile('staff');
    const gateway = ['--gateway', to.gateway.url, '--token-file', token];
    await yuzu(['bundle', 'import', ...gateway, file]);
  });
}

/** A gateway that is just being restarted refuses the connection; exporting and importing again changes nothing. */
async function patiently(work: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      const away = error instanceof Error && /GATEWAY_UNREACHABLE/.test(error.message);
      if (!away || Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}
