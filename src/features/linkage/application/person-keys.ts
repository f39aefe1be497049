import { at } from '../domain/candidates.js';
import { NOBODY, type EarlierPersons } from './earlier-persons.js';

const written = (number: number): string => `P${String(number).padStart(8, '0')}`;

/**
 * Keys of persons: of those of an earlier linkage their own, of others numbers in the order of their first record, so
 * that equal input gives equal keys.
 */
export class PersonKeys {
  private readonly numbers = new Map<number, number>();
  private readonly shared = new Set<number>();
  private readonly known: Int32Array | undefined;
  private next: number;

  constructor(root: Int32Array, earlier?: EarlierPersons) {
    this.known = earlier?.known;
    this.next = (earlier?.lastPerson ?? 0) + 1;
    const met = new Set<number>();
    earlier?.known.forEach((person, record) => {
      if (person === NOBODY) return;
      // Where reviewers made one of two persons, the elder's key stays.
      const known = this.numbers.get(at(root, record)) ?? person;
      this.numbers.set(at(root, record), Math.min(known, person));
      (met.has(person) ? this.shared : met).add(person);
    });
  }

  of(root: number): string {
    const number = this.numbers.get(root) ?? this.next++;
    this.numbers.set(root, number);
    return written(number);
  }

  /** Was the record of a person with others in the earlier linkage? */
  isKept(record: number): boolean {
    return this.known !== undefined && this.shared.has(at(this.known, record));
  }

  get lastPerson(): number {
    return this.next - 1;
  }
}
