import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DUTY_OUTCOMES } from '../../src/features/transfer/domain/states/deletion-duty.js';
import { FOUND_WHEN } from '../../src/features/transfer/domain/states/discrepancy-report.js';
import { RECALL_CAUSES, RELEASE_WAYS } from '../../src/features/transfer/domain/states/package.js';
import { PASSPHRASE_USES } from '../../src/features/transfer/domain/states/passphrase-use.js';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly string[];
}

/** The words a message allows at a place, e.g. `report.document.found`. */
function wordsOf(type: string, place: string): readonly string[] | undefined {
  const file = `contracts/wire/${type}.v1.json`;
  let schema: Schema | undefined = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  for (const name of place.split('.')) schema = schema?.properties?.[name];
  return schema?.enum;
}

describe('words that both gateways must understand', () => {
  it.each([
    ['passphrase.used', 'kind', PASSPHRASE_USES],
    ['passphrase.released', 'way', RELEASE_WAYS],
    ['package.recalled', 'cause', RECALL_CAUSES],
    ['opt-out.deletion-done', 'outcome', DUTY_OUTCOMES],
    ['package.discrepant', 'report.document.found', FOUND_WHEN],
  ])('are the same in the gateway and in %s at %s', (type, place, words) => {
    expect(wordsOf(type, place)).toEqual(words);
  });
});
