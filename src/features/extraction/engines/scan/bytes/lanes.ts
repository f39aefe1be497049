/** A hash of 95 bits; its last word is never 0. */
export class Lanes {
  a = 0;
  b = 0;
  c = 1;

  equals(other: Lanes): boolean {
    return this.a === other.a && this.b === other.b && this.c === other.c;
  }

  copy(other: Lanes): void {
    this.a = other.a;
    this.b = other.b;
    this.c = other.c;
  }
}
