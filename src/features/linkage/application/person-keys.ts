import { int32At } from '../domain/candidates.js';
import { NO_GROUP, sizesBy } from '../domain/members.js';
import type { EarlierPersons } from './earlier-persons.js';

const written = (number: number): string => `P${String(number).padStart(8, '0')}`;

/**
 * Keys of persons: of those of an earlier linkage their own, of others numbers in the order of their first record, so
 * that equal input gives equal keys.
 */
export class PersonKeys {
  /** By root. */
  private readonly numbers: Int32Array;
  private readonly known: Int32Array | undefined;
  /** Records of this linkage each person of the earlier one has, by number. */
  private readonly sizes: Int32Array | undefined;
  private next: number;

  constructor(root: Int32Array, earlier?: EarlierPersons) {
    this.numbers = new Int32Array(root.length).fill(NO_GROUP);
    this.known = earlier?.known;
    this.sizes = earlier && sizesBy(earlier.known);
    this.next = (earlier?.lastPerson ?? 0) + 1;
    earlier?.known.forEach((person, record) => {
      if (person === NO_GROUP) return;
      // Where reviewers made one of two persons, the elder's key stays.
      const known = int32At(this.numbers, int32At(root, record));
      this.numbers[int32At(root, record)] = known < 0 ? person : Math.min(known, person);
    });
  }

  of(root: number): string {
    const known = int32At(this.numbers, root);
    const number = known < 0 ? this.next++ : known;
    this.numbers[root] = number;
    return written(number);
  }

  /** Was the record of a person with others in the earlier linkage? */
  isKept(record: number): boolean {
    if (!this.known || !this.sizes) return false;
    const person = int32At(this.known, record);
    return person >= 0 && int32At(this.sizes, person) > 1;
  }

  get lastPerson(): number {
    return this.next - 1;
  }
}
