import { int32At } from './candidates.js';

/** Root of each of 0…n−1 while it stands by itself. */
export function ownRoots(size: number): Int32Array {
  const roots = new Int32Array(size);
  for (let member = 0; member < size; member += 1) roots[member] = member;
  return roots;
}

/** Disjoint sets of 0…n−1; the smallest member is the root, so that roots do not depend on the order. */
export class DisjointSets {
  private constructor(private readonly parent: Int32Array) {}

  static of(size: number): DisjointSets {
    return new DisjointSets(ownRoots(size));
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
    const roots = new Int32Array(this.parent.length);
    for (let member = 0; member < roots.length; member += 1) roots[member] = this.find(member);
    return roots;
  }
}
