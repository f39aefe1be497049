import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOffices } from '../contract/offices.js';
import type { Offices } from '../support/offices.js';
import { concludeBasic, publishDefinition } from '../contract/steps.js';
import { writtenDocument } from '../docs/support/written-document.js';
import { basicGates } from './basic-gates.js';
import { certificationGates } from './certification-gates.js';
import { definitionGates } from './definition-gates.js';
import { type GatedCommand, HEAD, Scene, sectionOf } from './gate.js';
import { individualGates } from './individual-gates.js';
import { outcomeOf } from './process-matrix.js';

const FILE = 'docs/gates.md';
const MINUTES = 60_000;

let offices: Offices;
const sections: string[][] = [];
beforeAll(async () => {
  const codes = ['MINATO', 'AOBA', 'YAMATO', 'HIBARI', 'KAEDE'];
  offices = await openOffices(codes, { KAEDE: 'pseudonymised' });
  await publishDefinition(offices, ['AOBA']);
}, 2 * MINUTES);
afterAll(() => offices.close());

async function prove(titleJa: string, commands: readonly GatedCommand[]): Promise<void> {
  const seen: unknown[] = [];
  const expected: unknown[] = [];
  for (const { titleJa: command, done, gates } of commands) {
    seen.push([command, outcomeOf(await done())]);
    expected.push([command, 'done']);
    for (const { mustJa, code, without } of gates) {
      seen.push([command, mustJa, outcomeOf(await without())]);
      expected.push([command, mustJa, code]);
    }
  }
  expect(seen).toEqual(expected);
  sections.push(sectionOf(titleJa, commands));
}

describe('every condition of a command refuses it with its code where it does not hold', () => {
  it('of basic contracts', () => prove('基本契約', basicGates(new Scene(offices))), 5 * MINUTES);

  it(
    'of individual contracts',
    async () => {
      const basic = await concludeBasic(offices, ['AOBA']);
      await prove('個別契約', individualGates(new Scene(offices), basic));
    },
    5 * MINUTES,
  );

  it(
    'of the data definition',
    () => prove('データ定義書', definitionGates(new Scene(offices))),
    5 * MINUTES,
  );

  it('of certifications', () => prove('認定', certificationGates(new Scene(offices))), 5 * MINUTES);

  it('and that is what docs/gates.md says', async () => {
    const { expected, actual } = await writtenDocument(FILE, [...HEAD, '', ...sections.flat()]);
    expect(actual).toBe(expected);
  });
});
