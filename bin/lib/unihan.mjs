import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = [
  'Unihan_Variants.txt',
  'Unihan_OtherMappings.txt',
  'Unihan_IRGSources.txt',
  'Unihan_Readings.txt',
];

export const character = (codePoint) => String.fromCodePoint(parseInt(codePoint, 16));

/** Lines of a file of the Unicode Character Database, without comments. */
export function dataLines(folder, name) {
  const file = join(folder, name);
  if (!existsSync(file)) throw new Error(`${name} is missing (bunzip2 it first).`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Properties of Unihan: name → character → value. */
export function readUnihan(folder) {
  const properties = new Map();
  for (const line of FILES.flatMap((name) => dataLines(folder, name))) {
    const [codePoint, property, value] = line.split('\t');
    if (!properties.has(property)) properties.set(property, new Map());
    properties.get(property).set(character(codePoint.slice(2)), value);
  }
  return (property) => properties.get(property) ?? new Map();
}

/** Characters a value such as `U+4E9C<kMatthews U+4E9E` names. */
export const named = (value) =>
  Array.from(value.matchAll(/U\+([0-9A-F]+)/g), ([, codePoint]) => character(codePoint));
