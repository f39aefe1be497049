import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './support/sources.js';

const text = readFileSync('docs/architecture.md', 'utf8');

/** First cells of the tables below a heading, without backticks. */
function listedUnder(heading: string): string[] {
  const [, ...rest] = text.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const [own = ''] = rest.join('').split(/^#/m);
  const rows = own.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) => (row.split('|')[1] ?? '').trim().replaceAll('`', ''));
}

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Features another feature imports, modules left out: they only wire. */
function importsBetweenFeatures(): [string, string][] {
  return sourceFiles()
    .filter((file) => file.startsWith('src/features/') && !file.endsWith('.module.ts'))
    .flatMap((file) => {
      const [, , from = ''] = file.split('/');
      const doors = readFileSync(file, 'utf8').matchAll(/from '(?:\.\.\/)+([a-z-]+)\/index\.js'/g);
      return [...doors].map(([, to = '']): [string, string] => [from, to]);
    });
}

describe('docs/architecture.md', () => {
  const features = listedUnder('Features, in the order a case flows');

  it('lists every feature', () => {
    expect([...features].sort()).toEqual(folders('src/features').sort());
  });

  it('lists them in an order in which imports point upwards only', () => {
    const edges = importsBetweenFeatures().filter(([, to]) => features.includes(to));
    expect(edges.length).toBeGreaterThan(10);
    const downwards = edges.filter(([from, to]) => features.indexOf(to) >= features.indexOf(from));
    expect(downwards).toEqual([]);
  });

  it('lists every room a feature has', () => {
    const rooms = listedUnder('Rooms of a feature').map((room) => room.replace('/', ''));
    const open = new Set(features.flatMap((feature) => folders(`src/features/${feature}`)));
    expect([...open].filter((room) => !rooms.includes(room))).toEqual([]);
  });

  it('lists the folders of the sources', () => {
    const listed = listedUnder('Where things are').filter((folder) => folder.startsWith('src/'));
    expect(listed.sort()).toEqual(
      folders('src')
        .map((folder) => `src/${folder}`)
        .sort(),
    );
  });

  it('gives every import rule with its reason', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    expect(listedUnder('Import rules')).toEqual(forbidden.map(({ name }) => name));
  });
});
