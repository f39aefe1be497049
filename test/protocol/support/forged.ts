import {
  type Envelope,
  envelopeText,
  type InnerMessage,
  NO_PREVIOUS,
} from '../../../src/protocol/envelope/envelope.js';
import { sealEnvelope } from '../../../src/protocol/envelope/seal-envelope.js';
import type { TestGateway } from './test-gateway.js';

/** An envelope that `sender`'s key really signed, whatever it says. */
export const forgedEnvelope = (
  recipient: TestGateway,
  sender: TestGateway,
  header: Partial<InnerMessage> = {},
): Promise<Envelope> =>
  sealEnvelope(
    sender.keyring,
    {
      id: '0199aa00-0000-7000-8000-000000000002',
      from: sender.code,
      to: recipient.code,
      sequence: 1,
      previous: NO_PREVIOUS,
      createdAt: '2026-11-21T00:00:00.000Z',
      type: 'test.note',
      schemaVersion: 1,
      body: { text: 'forged' },
      ...header,
    },
    recipient.keyring.publicKey(),
  );

export const forgedFor = async (...of: Parameters<typeof forgedEnvelope>): Promise<string> =>
  envelopeText(await forgedEnvelope(...of));
