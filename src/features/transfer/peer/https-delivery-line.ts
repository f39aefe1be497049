import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import { PeerLine } from '../../../protocol/http/peer-line.js';
import type { ReceivedFile } from '../application/delivery/received-file.js';
import { type Chunk, DeliveryLine } from '../application/ports/delivery-line.js';
import { deliveryErrors } from '../domain/delivery/delivery-errors.js';
import { DELIVERIES_PATH } from './delivery.peer.js';

interface Refused {
  readonly error?: { readonly code?: unknown; readonly facts?: { retryAfterMs?: unknown } };
}

/** Longest wait a recipient can make a sender take at once. */
const LONGEST_WAIT_MS = 60_000;

@UseCase()
export class HttpsDeliveryLine extends DeliveryLine {
  constructor(private readonly line: PeerLine) {
    super();
  }

  async received(recipient: string, packageId: string): Promise<Outcome<readonly ReceivedFile[]>> {
    const path = `${DELIVERIES_PATH}${packageId}`;
    const answer = await this.ask(recipient, packageId, { method: 'GET', path, body: '' });
    if (!answer.ok) return answer;
    const { files } = answer.value as { files?: unknown };
    return Array.isArray(files) ? ok(files as ReceivedFile[]) : strange(packageId);
  }

  async send(recipient: string, chunk: Chunk): Promise<Outcome<number>> {
    const { packageId, file, offset, bytes: body } = chunk;
    const path = `${DELIVERIES_PATH}${packageId}?file=${encodeURIComponent(file)}&offset=${offset}`;
    const type = 'application/octet-stream';
    const answer = await this.ask(recipient, packageId, { method: 'POST', path, body, type });
    if (!answer.ok) return answer;
    const { received } = answer.value as { received?: unknown };
    return Number.isSafeInteger(received) && (received as number) > offset
      ? ok(received as number)
      : strange(packageId);
  }

  private async ask(
    recipient: string,
    packageId: string,
    ask: Parameters<PeerLine['ask']>[1],
  ): Promise<Outcome<unknown>> {
    const answer = await this.line.ask(recipient, ask);
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    const value = parsed(body);
    return status === 200 && value !== undefined ? ok(value) : refusalOf(packageId, value);
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function refusalOf(packageId: string, value: Refused | undefined): Outcome<never> {
  const { code, facts } = value?.error ?? {};
  const wait = Number(facts?.retryAfterMs);
  if (code === 'DELIVERY_TOO_FAST' && wait > 0)
    return refuse(deliveryErrors.DELIVERY_TOO_FAST, {
      retryAfterMs: Math.min(wait, LONGEST_WAIT_MS),
    });
  const known = typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'UNKNOWN';
  return refuse(deliveryErrors.DELIVERY_REFUSED, { package: packageId, code: known });
}

const strange = (packageId: string) =>
  refuse(deliveryErrors.DELIVERY_REFUSED, { package: packageId, code: 'UNEXPECTED_ANSWER' });
