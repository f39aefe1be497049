import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const files = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);

const LINK = /\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g;
const PATH = /`((?:src|contracts|config|bin|migrations|test)\/[\w./-]*\w)`/g;

/** As code hosts make anchors of headings. */
const anchors = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

function brokenIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const links = [...text.matchAll(LINK)].filter(([, path = '', anchor]) => {
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchors(target).includes(anchor);
  });
  const paths = [...text.matchAll(PATH)].filter(([, path = '']) => !existsSync(path));
  return [...links, ...paths].map(([whole]) => `${file}: ${whole}`);
}

describe('the documents', () => {
  it('link to what exists, and name files of the project that exist', () => {
    expect(files.length).toBeGreaterThan(8);
    expect(files.flatMap(brokenIn)).toEqual([]);
  });

  it('are decided on a day: each decision is dated in its name and below its title', () => {
    for (const file of files.filter((name) => name.startsWith('docs/decisions/'))) {
      const [, date = ''] = /\/(\d{4}-\d\d-\d\d)-[a-z0-9-]+\.md$/.exec(file) ?? [];
      expect([file, date]).toEqual([file, expect.stringMatching(/^\d{4}/)]);
      expect(readFileSync(file, 'utf8').split('\n')[2]).toMatch(new RegExp(`^${date}`));
    }
  });
});
