import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NORMALISERS } from '../../src/features/linkage/domain/normalise/index.js';
import { YamlProfiles } from '../../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../../src/kernel/outcome.js';

const FOLDER = new URL('../../config/linkage/', import.meta.url);
const profiles = new YamlProfiles(FOLDER);
const shipped = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));

describe('the shipped profiles', () => {
  it.each(shipped)('%s is valid, and names normalisers that exist', async (name) => {
    const { profile, sha256 } = unwrap(await profiles.read(name));
    expect(profile.name).toBe(name);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const { normaliser = '' } of profile.fields)
      expect(NORMALISERS).toHaveProperty(normaliser);
  });

  it('never let a household explain a birth date and a whole name', async () => {
    for (const name of shipped) {
      const { profile } = unwrap(await profiles.read(name));
      const caps = profile.comparisons
        .filter((comparison) => ['birth', 'name'].includes(comparison.name))
        .map(({ levels }) => levels[0]?.prior.householdAtMost);
      expect(caps).toHaveLength(2);
      for (const cap of caps) expect(cap).toBeLessThanOrEqual(0.02);
    }
  });
});

describe('a profile of one’s own', () => {
  let folder: string;
  let text: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuzu-profile-'));
    text = await readFile(new URL('general-japanese.yaml', FOLDER), 'utf8');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function read(changed: string) {
    const file = join(folder, 'own.yaml');
    await writeFile(file, changed);
    return profiles.read(file);
  }

  it('is read from its file', async () => {
    expect(unwrap(await read(text)).profile.name).toBe('general-japanese');
  });

  it.each<[string, (text: string) => string, string]>([
    ['an unknown key', (one) => `${one}\nthreshold: 1\n`, 'additional properties'],
    ['a condition on no field', (one) => one.replace('equal: birth', 'equal: born'), '"born"'],
    [
      'a rule on no level',
      (one) => one.replace('levels: { birth: [otherwise] }', 'levels: { birth: [nowhere] }'),
      '"nowhere"',
    ],
    [
      'distances on a field without text',
      (one) => one.replace('edit: kana', 'edit: phone'),
      '"phone" must be of kind text',
    ],
    ['no YAML', () => 'a: [', 'object'],
  ])('is refused with %s, naming it', async (_, change, problem) => {
    const outcome = await read(change(text));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'LINK_PROFILE_INVALID' } });
    expect(outcome.ok ? '' : String(outcome.facts.problems)).toContain(problem);
  });

  it('is refused when it is not there', async () => {
    expect(await profiles.read('no-such-profile')).toMatchObject({
      error: { code: 'LINK_FILE_UNREADABLE' },
      facts: { file: 'no-such-profile' },
    });
  });
});
