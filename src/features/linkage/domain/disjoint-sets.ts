import { int32At } from './candidates.js';

/** Disjoint sets of 0…n−1; the smallest member is the root, so that roots do not depend on the order. */
export class DisjointSets {
  private constructor(private readonly parent: Int32Array) {}

  static of(size: number): DisjointSets {
    return new DisjointSets(new Int32Array(size).map((_, i) => i));
  }

  copy(): DisjointSets {
    return new DisjointSets(this.parent.slice());
  }

  find(member: number): number {
    let root = member;
    while (int32At(this.parent, root) !== root) {
      const grandparent = int32At(this.parent, int32At(this.parent, root));
      this.parent[root] = grandparent;
      root = grandparent;
    }
    return root;
  }

  union(a: number, b: number): number {
    const [x, y] = [this.find(a), this.find(b)];
    const [root, other] = x < y ? [x, y] : [y, x];
    this.parent[other] = root;
    return root;
  }

  /** Root of every member. */
  roots(): Int32Array {
    return this.parent.map((_, member) => this.find(member));
  }
}
