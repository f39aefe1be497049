/** What parsers of medical files stumble over: quotes, separators, escapes, control characters, numbers and lengths out of range. */
const TOKENS: readonly Buffer[] = [
  ...[
    '"',
    '""',
    '"\r\n',
    ',',
    '\t',
    '|',
    '^',
    '~',
    '\\',
    '&',
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    ']]>',
    '<![CDATA[',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&#0;',
    '&#x110000;',
    '<?xml version="1.0"?>',
    'MSH|^~\\&|',
    'RE,',
    'EOF',
  ],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\0',
    '\x1a',
    '\x1b$B',
    '\x1b(B',
    '\x1b(I',
    '\x1b',
    '\ufeff',
    '\u2028',
    '\ufffd',
    '\ue000',
  ],
  ...[
    '-1',
    '0',
    '1e999',
    '99999999999999999999',
    '2147483648',
    'NaN',
    '00000000',
    '99999999',
    '2023-02-30',
    '__proto__',
  ],
  ...[
    'constructor',
    '../../etc/passwd',
    ' '.repeat(300),
    '9'.repeat(5_000),
    'あ'.repeat(2_000),
    '<a>'.repeat(500),
  ],
].map((token) => Buffer.from(token, 'utf8'));

/** Bytes that are no character in one or more of the encodings read: lead bytes alone, gaiji (F040), UTF-8's surrogates and overlong. */
const BROKEN_BYTES: readonly Buffer[] = [
  '80',
  'ff',
  'fe',
  '8140',
  '82',
  'f040',
  'fcfc',
  '8f',
  '8fa1',
  'eda080',
  'c080',
  'f8',
].map((hex) => Buffer.from(hex, 'hex'));

const LONGEST = 1 << 20;
const MOST_CHANGES = 4;
const LONGEST_CHUNK = 512;

type Random = (below: number) => number;
type Mutation = (input: Buffer, random: Random) => Buffer;

/** xorshift32: the same numbers on every machine, so that a failing mutant is found again by its seed. */
function randomFrom(seed: number): Random {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return below < 1 ? 0 : (state >>> 0) % below;
  };
}

const spliced = (input: Buffer, at: number, removed: number, added: Uint8Array): Buffer =>
  Buffer.concat([input.subarray(0, at), added, input.subarray(at + removed)]);

/** A place in the input and a piece that starts there; both empty when the input is. */
function pieceOf(input: Buffer, random: Random): { at: number; piece: Buffer } {
  const at = random(input.length);
  return { at, piece: input.subarray(at, at + 1 + random(LONGEST_CHUNK)) };
}

const flipBit: Mutation = (input, random) => {
  const copy = Buffer.from(input);
  const at = random(copy.length);
  if (copy.length > 0) copy[at] = copy.readUInt8(at) ^ (1 << random(8));
  return copy;
};

const insertBytes: Mutation = (input, random) => {
  const added = Uint8Array.from({ length: 1 + random(8) }, () => random(256));
  return spliced(input, random(input.length + 1), 0, added);
};

const deleteBytes: Mutation = (input, random) =>
  spliced(input, random(input.length), 1 + random(16), Buffer.alloc(0));

const truncate: Mutation = (input, random) => input.subarray(0, random(input.length));

const duplicateChunk: Mutation = (input, random) => {
  const { piece } = pieceOf(input, random);
  return spliced(input, random(input.length + 1), 0, piece);
};

const swapChunks: Mutation = (input, random) => {
  const [first, middle, last] = [
    random(input.length),
    random(input.length),
    random(input.length),
  ].sort((a, b) => a - b) as [number, number, number];
  return Buffer.concat([
    input.subarray(0, first),
    input.subarray(middle, last),
    input.subarray(first, middle),
    input.subarray(last),
  ]);
};

const insertToken: Mutation = (input, random) => {
  const tokens = random(4) === 0 ? BROKEN_BYTES : TOKENS;
  const token = tokens[random(tokens.length)] ?? Buffer.alloc(0);
  return spliced(input, random(input.length + 1), random(2) === 0 ? 0 : token.length, token);
};

const MUTATIONS: readonly Mutation[] = [
  flipBit,
  insertBytes,
  deleteBytes,
  truncate,
  duplicateChunk,
  swapChunks,
  insertToken,
  insertToken,
];

function mutantOf(seed: Buffer, random: Random): Buffer {
  let mutant = seed;
  for (let changes = 1 + random(MOST_CHANGES); changes > 0; changes -= 1) {
    const mutation = MUTATIONS[random(MUTATIONS.length)] ?? flipBit;
    mutant = mutation(mutant, random).subarray(0, LONGEST);
  }
  return mutant;
}

/**
 * Damaged copies of good inputs, for fuzzing a reader: each the work of one to four changes (bit flips, bytes inserted and deleted,
 * truncation, chunks duplicated and swapped, tokens of a dictionary). The same seeds, count and seed give the same mutants; the
 * seeds take turns. At most 1 MiB each.
 *
 * @param seeds good inputs, at least one
 * @param count number of mutants
 * @param seed start of the random numbers
 */
export function* mutants(seeds: readonly Buffer[], count: number, seed: number): Generator<Buffer> {
  const random = randomFrom(seed);
  for (let index = 0; index < count; index += 1) {
    yield mutantOf(seeds[index % seeds.length] ?? Buffer.alloc(0), random);
  }
}
