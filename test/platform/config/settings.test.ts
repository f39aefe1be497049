import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../../src/platform/config/config.js';

const DEFAULTS = 'config/default.yaml';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuzu-settings-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What is said of a configuration file; undefined where it is taken. */
function problemsOf(yaml: string): unknown {
  const file = join(folder, 'gateway.yaml');
  writeFileSync(file, yaml);
  const loaded = loadSettings(DEFAULTS, file);
  return loaded.ok ? undefined : loaded.facts.problems;
}

describe('the configuration of a gateway', () => {
  it('takes the defaults, and single keys laid over them', () => {
    expect(loadSettings(DEFAULTS).ok).toBe(true);
    expect(problemsOf('publicDefinition: { hideCleansingOf: [] }')).toBeUndefined();
    expect(problemsOf("operator: { certification: { validTo: '2029-03-31' } }")).toBeUndefined();
  });

  it.each([
    ['colour: red', 'colour: unknown'],
    ['api: { port: all }', 'api.port: number expected'],
    ['holdings: { public: { smallest: 0 } }', 'holdings.public.smallest'],
    ['linkage: { inputDir: /room/opened }', 'linkage.outputDir'],
    ['linkage: { jobsAtOnce: 0 }', 'linkage.jobsAtOnce'],
    ['secureRoom: { runsAtOnce: 1.5 }', 'secureRoom.runsAtOnce'],
  ])('refuses %s by the key', (yaml, problem) => {
    expect(problemsOf(yaml)).toContain(problem);
  });

  it.each([
    [
      "operator: { certification: { validFrom: '2024-02-30' } }",
      'operator.certification.validFrom',
    ],
    ["operator: { certification: { validTo: 'March' } }", 'operator.certification.validTo'],
    ["operator: { certification: { validTo: '2024-03-31' } }", 'operator.certification.validTo'],
  ])('refuses days of a certification that could not be kept: %s', (yaml, key) => {
    expect(problemsOf(yaml)).toContain(key);
  });

  it('refuses a class of items there is none of, rather than publish what it should hide', () => {
    expect(problemsOf('publicDefinition: { hideCleansingOf: [identifer] }')).toContain(
      'publicDefinition.hideCleansingOf',
    );
  });

  it('refuses an empty mark, with which every caution would be internal', () => {
    expect(problemsOf("publicDefinition: { internalMark: '' }")).toContain(
      'publicDefinition.internalMark',
    );
  });
});
