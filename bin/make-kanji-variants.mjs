// Writes config/linkage/kanji-variants.ts from kanji-decisions.json and the Unihan database, whose folder is the
// argument (Debian's package unicode-data has it in /usr/share/unicode; the .bz2 files are to be unpacked).
// How a pair is found and when it is refused: docs/decisions/2026-11-21-kanji-variants.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { character, dataLines, named, readUnihan } from './lib/unihan.mjs';

const TABLE = new URL('../config/linkage/kanji-variants.ts', import.meta.url);
const DECISIONS = new URL('../config/linkage/kanji-decisions.json', import.meta.url);

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: make-kanji-variants.mjs FOLDER-OF-UNIHAN');
const unihan = readUnihan(folder);
const decisions = JSON.parse(readFileSync(DECISIONS, 'utf8'));

const groups = (lines) =>
  lines.flatMap((line) => line.split(' ')).map((group) => Array.from(group));
/** What NFKC changes never reaches the table. */
const stays = (sign) => sign.normalize('NFKC') === sign;

const joyo = unihan('kJoyoKanji');
const jinmei = unihan('kJinmeiyoKanji');
const jis0 = unihan('kJis0');
const japanese = (sign) =>
  stays(sign) &&
  (unihan('kIRG_JSource').has(sign) || jis0.has(sign) || unihan('kJIS0213').has(sign));
/** 常用 and 人名用, but for the old forms the latter lists beside their new ones. */
const standard = (sign) => joyo.has(sign) || (jinmei.has(sign) && !jinmei.get(sign).includes(':'));

const LEVEL_2 = 4800;
/** How usual a character is: the lowest of a group is its reference form. */
function rank(sign) {
  if (joyo.has(sign)) return 0;
  if (standard(sign)) return 1;
  if (jis0.has(sign)) return Number(jis0.get(sign)) < LEVEL_2 ? 2 : 3;
  return unihan('kJIS0213').has(sign) ? 4 : 5;
}

/** Said to be variants of each other: sign → other → sources that say so. */
const said = new Map();
const say = (one, other, source) => {
  if (!said.has(one)) said.set(one, new Map());
  const others = said.get(one);
  others.set(other, [...(others.get(other) ?? []), source]);
};
const sayBoth = (one, other, source) => {
  if (one === other || !japanese(one) || !japanese(other)) return;
  say(one, other, source);
  say(other, one, source);
};

/** Library codes place the variants of a character on planes six apart, at one position. */
function layered(property, source) {
  const positions = new Map();
  for (const [sign, code] of unihan(property)) {
    const plane = parseInt(code.slice(0, 2), 16);
    if (plane >= 0x69) continue;
    const position = `${(plane - 0x21) % 6}${code.slice(2)}`;
    positions.set(position, [...(positions.get(position) ?? []), sign]);
  }
  for (const signs of positions.values())
    for (const one of signs)
      for (const other of signs) if (one < other) sayBoth(one, other, source);
}

for (const [sign, value] of unihan('kZVariant'))
  for (const other of named(value)) sayBoth(sign, other, 'z');
layered('kEACC', 'z39.64');
for (const [sign, value] of unihan('kSemanticVariant'))
  for (const other of named(value)) sayBoth(sign, other, 'semantic');
layered('kCCCII', 'cccii');

const table = new Map();
const final = (sign) => table.get(sign)?.reference ?? sign;
function fold(variant, reference, source) {
  if (variant === final(reference) || table.has(variant) || !stays(variant)) return;
  for (const entry of table.values())
    if (entry.reference === variant) entry.reference = final(reference);
  table.set(variant, { reference: final(reference), source });
}

const apart = new Set(
  groups(decisions.apart).flatMap(([first, ...rest]) =>
    rest.flatMap((other) => [first + other, other + first]),
  ),
);
const readings = (sign) =>
  [unihan('kJapaneseOn').get(sign), unihan('kJapaneseKun').get(sign)]
    .filter((list) => list !== undefined)
    .flatMap((list) => list.split(' '));
/** Two characters of different sound are no spellings of one name. Unknown readings speak neither for nor against. */
function soundsAlike(one, other) {
  const [mine, its] = [readings(one), readings(other)];
  return mine.length === 0 || its.length === 0 || mine.some((reading) => its.includes(reading));
}

const acceptable = (variant, reference) =>
  !apart.has(variant + reference) &&
  !apart.has(variant + final(reference)) &&
  soundsAlike(variant, reference);

function best(variant) {
  const usable = Array.from(said.get(variant), ([other, sources]) => ({
    other,
    sources,
    rank: rank(other),
  }));
  return usable
    .filter(
      ({ other, rank: its }) => its < rank(variant) || (its === rank(variant) && other < variant),
    )
    .filter(({ other }) => acceptable(variant, other))
    .sort(
      (a, b) =>
        a.rank - b.rank || b.sources.length - a.sources.length || (a.other < b.other ? -1 : 1),
    )[0];
}

for (const source of ['names', 'joyo', 'jis1983', 'hyogai', 'ucs'])
  for (const [reference, ...variants] of groups(decisions[source]))
    for (const variant of variants) fold(variant, reference, source);
for (const [variant, value] of jinmei)
  for (const reference of named(value))
    if (!apart.has(variant + reference)) fold(variant, reference, 'jinmei');

const signs = [...said.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
for (const variant of signs) {
  const found = standard(variant) || table.has(variant) ? undefined : best(variant);
  if (found) fold(variant, found.other, found.sources[0]);
}
for (const [variant, value] of unihan('kTraditionalVariant')) {
  const others = named(value).filter((other) => other !== variant);
  if (others.length === 1 && !japanese(variant) && japanese(others[0]))
    fold(variant, others[0], 'simplified');
}
for (const line of dataLines(folder, 'EquivalentUnifiedIdeograph.txt')) {
  const [range, ideograph] = line.split(/\s*[;#]\s*/);
  const [first, last = first] = range.split('..').map((code) => parseInt(code, 16));
  for (let code = first; code <= last; code += 1)
    fold(String.fromCodePoint(code), character(ideograph), 'radical');
}

const WIDTH = 30;
/** Groups of one source, reference first, `WIDTH` to the line. */
function lines(source) {
  const variants = new Map();
  for (const [variant, entry] of table)
    if (entry.source === source)
      variants.set(entry.reference, (variants.get(entry.reference) ?? entry.reference) + variant);
  const all = [...variants.values()].sort();
  return Array.from({ length: Math.ceil(all.length / WIDTH) }, (_, at) =>
    all.slice(at * WIDTH, (at + 1) * WIDTH).join(' '),
  );
}

const SOURCES = [
  'names',
  'joyo',
  'jinmei',
  'jis1983',
  'hyogai',
  'ucs',
  'z',
  'z39.64',
  'semantic',
  'cccii',
  'simplified',
  'radical',
];
const count = (source) => [...table.values()].filter((entry) => entry.source === source).length;
const quoted = (source) => (/^\w+$/.test(source) ? source : `'${source}'`);
const text = `/**
 * 異体字の対応表, written by bin/make-kanji-variants.mjs: do not edit, but kanji-decisions.json. By source, groups of
 * signs: the first is the reference form, the others are folded into it. For comparison only. See README.md.
 */
export const kanjiVariants = {
  version: '${decisions.version}',
  groups: {
${SOURCES.map((source) => `    // ${count(source)}\n    ${quoted(source)}: \`\n${lines(source).join('\n')}\n\`,`).join('\n')}
  },
};
`;
writeFileSync(TABLE, text);
console.log(Object.fromEntries(SOURCES.map((source) => [source, count(source)])), table.size);
