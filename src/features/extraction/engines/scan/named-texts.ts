import { nameCandidates } from '../../domain/content/own-name.js';
import { HashTable } from './bytes/hash-table.js';
import { Lanes } from './bytes/lanes.js';
import { HIGH } from './bytes/byte-class.js';
import type { Row } from './bytes/row.js';
import type { NamesInTexts } from './table-result.js';

/** Possible names kept per item: about 50 MB. What comes later in the file is not compared. */
const MOST = 2_000_000;

/** Hash of a possible name in a text of this person. */
export function nameLanes(person: number, name: string, lanes: Lanes): void {
  let a = 0x811c9dc5;
  let b = 0x1f83d9ab;
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    a ^= a >>> 15;
    b = Math.imul(b ^ unit, 0x85ebca77);
    b ^= b >>> 13;
  }
  // The person spreads over the table as well: many share a name.
  lanes.a = Math.imul(a ^ person, 0x85ebca6b) ^ (b >>> 16);
  lanes.b = b;
  lanes.c = (person << 1) | 1;
}

/**
 * Possible names in the free texts of each person, for one item. The person's own name may come in a later
 * file: so what could be a name is kept as a hash, and compared when all files have been read.
 */
export class NamedTexts {
  readonly #seen = new HashTable();
  readonly #lanes = new Lanes();

  constructor(
    readonly name: string,
    private readonly column: number,
  ) {}

  take(row: Row, person: number, number: number): void {
    if (((row.kinds[this.column] as number) & HIGH) === 0 || this.#seen.size >= MOST) return;
    for (const name of nameCandidates(row.text(this.column))) {
      nameLanes(person, name, this.#lanes);
      this.#seen.putIfAbsent(this.#lanes, number);
    }
  }

  content(): NamesInTexts {
    return { column: this.name, slots: this.#seen.content };
  }
}
