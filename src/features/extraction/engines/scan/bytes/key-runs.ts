import { HashTable } from './hash-table.js';
import { Lanes } from './lanes.js';

/** Words of a slot: three lanes of the key, the hash of the row, and the run it is of. */
const WORDS = 5;
const FIRST_SLOTS = 1024;
/** Words of an entry of the log: three lanes of the key, the hash of the row, and its number. */
const ENTRY = 5;

/** A row whose key an earlier row has as well; `same`: all of the earliest is equal. */
export interface Repeated {
  readonly row: number;
  readonly same: boolean;
}

/** Numbers of a chunk: growing never copies, and wastes little. */
const CHUNK = ENTRY << 18;

/** Numbers one after another, outside the heap. */
class Numbers {
  length = 0;
  #last = new Int32Array(ENTRY << 10);
  readonly #chunks = [this.#last];

  at(index: number): number {
    return this.#chunks[Math.floor(index / CHUNK)]?.[index % CHUNK] ?? 0;
  }

  push(value: number): void {
    this.#last[this.#place()] = value;
    this.length += 1;
  }

  /** A whole entry: chunks hold entries without a rest. */
  pushEntry({ a, b, c }: Lanes, hash: number, row: number): void {
    const place = this.#place();
    const last = this.#last;
    last[place] = a;
    last[place + 1] = b;
    last[place + 2] = c;
    last[place + 3] = hash;
    last[place + 4] = row;
    this.length += ENTRY;
  }

  #place(): number {
    const place = this.length % CHUNK;
    if (place === 0 && this.length > 0) this.#chunks.push((this.#last = new Int32Array(CHUNK)));
    else if (place === this.#last.length) this.#grow();
    return place;
  }

  /** Only the first chunk starts small: most tables never fill it. */
  #grow(): void {
    const longer = new Int32Array(Math.min(CHUNK, 4 * this.#last.length));
    longer.set(this.#last);
    this.#chunks[this.#chunks.length - 1] = this.#last = longer;
  }
}

/**
 * Finds keys that occur twice. Rows of one person mostly stand together and the key begins with the person,
 * so a small table for the run at hand tells, and stays in the processor's cache; one over all rows would
 * cost more than everything else. Only persons with several runs are compared again at the end, from a log.
 */
export class KeyRuns {
  #slots = new Int32Array(FIRST_SLOTS * WORDS);
  #run = 0;
  #size = 0;
  #persons = 0;
  readonly #log = new Numbers();
  /** Person of each run, and where in the log it begins. */
  readonly #runs = new Numbers();
  readonly #begins = new Numbers();
  /** Persons with several runs. */
  readonly #again = new Set<number>();
  /** Found within runs. */
  readonly #repeated: (Repeated & { readonly run: number })[] = [];

  constructor() {
    this.#runs.push(-1);
    this.#begins.push(0);
  }

  /** `person`: numbered in the order of their first rows. */
  add(person: number, lanes: Lanes, hash: number, row: number): void {
    const { a, b, c } = lanes;
    if (person !== this.#runs.at(this.#run)) this.#begin(person);
    this.#log.pushEntry(lanes, hash, row);
    const slots = this.#slots;
    const at = this.#seek(slots, a, b, c);
    if (slots[at + 4] === this.#run) {
      this.#repeated.push({ row, same: slots[at + 3] === hash, run: this.#run });
      return;
    }
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = c;
    slots[at + 3] = hash;
    slots[at + 4] = this.#run;
    this.#size += 1;
    if (2 * this.#size * WORDS > slots.length) this.#grow();
  }

  /** Rows whose key an earlier row has, in the order of the rows. */
  repeated(): Repeated[] {
    const again = this.#again;
    const once = this.#repeated.filter(({ run }) => !again.has(this.#runs.at(run)));
    return [...once, ...this.#acrossRuns()].sort((one, other) => one.row - other.row);
  }

  *#acrossRuns(): Generator<Repeated> {
    const known = new HashTable();
    const lanes = new Lanes();
    for (let run = 1; run <= this.#run && this.#again.size > 0; run += 1) {
      if (!this.#again.has(this.#runs.at(run))) continue;
      const end = run === this.#run ? this.#log.length : this.#begins.at(run + 1);
      for (let at = this.#begins.at(run); at < end; at += ENTRY) {
        this.#read(at, lanes);
        const hash = this.#log.at(at + 3);
        const before = known.putIfAbsent(lanes, hash);
        if (before !== undefined) yield { row: this.#log.at(at + 4), same: before === hash };
      }
    }
  }

  #read(at: number, lanes: Lanes): void {
    lanes.a = this.#log.at(at);
    lanes.b = this.#log.at(at + 1);
    lanes.c = this.#log.at(at + 2);
  }

  #begin(person: number): void {
    if (person < this.#persons) this.#again.add(person);
    else this.#persons = person + 1;
    this.#run += 1;
    this.#size = 0;
    this.#runs.push(person);
    this.#begins.push(this.#log.length);
  }

  /** Where the key stands in this run, or a slot that is free in it. */
  #seek(slots: Int32Array, a: number, b: number, c: number): number {
    const count = slots.length / WORDS;
    let slot = a & (count - 1);
    for (;;) {
      const at = slot * WORDS;
      if (slots[at + 4] !== this.#run) return at;
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c) return at;
      slot = (slot + 1) & (count - 1);
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 4] !== this.#run) continue;
      const entry = old.subarray(from, from + WORDS);
      const [a = 0, b = 0, c = 0] = entry;
      this.#slots.set(entry, this.#seek(this.#slots, a, b, c));
    }
  }
}
