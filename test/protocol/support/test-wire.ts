import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wireDirectory, WireSchemas } from '../../../src/protocol/schema/wire-schemas.js';

const OWN = ['envelope', 'message', 'bundle', 'request', 'protocol.refused'];

const NOTE = {
  type: 'object',
  additionalProperties: false,
  required: ['text'],
  properties: { text: { type: 'string', maxLength: 20000 } },
};

/** The protocol's own schemas and those given, by file name. */
export function wireWith(schemas: Readonly<Record<string, unknown>>): WireSchemas {
  const directory = mkdtempSync(join(tmpdir(), 'yuzu-wire-'));
  try {
    for (const name of OWN) {
      const file = `${name}.v1.json`;
      copyFileSync(join(wireDirectory(), file), join(directory, file));
    }
    for (const [file, schema] of Object.entries(schemas))
      writeFileSync(join(directory, file), JSON.stringify(schema));
    return WireSchemas.load(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** With one message type of the tests, `test.note` { text }. */
export const testWire = (): WireSchemas => wireWith({ 'test.note.v1.json': NOTE });
