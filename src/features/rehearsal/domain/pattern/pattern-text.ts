import type { Random } from '../prng.js';
import { CharSet } from './char-set.js';
import type { PatternNode } from './parse-pattern.js';

/** Repetitions beyond the least where a pattern sets no limit. */
const GROWTH = 6;

/** A text of the pattern; look-arounds are not honoured, so it must be compared with the expression. */
export function patternText(node: PatternNode, random: Random): string {
  switch (node.kind) {
    case 'characters':
      return characterOf(node.set, random);
    case 'sequence':
      return node.nodes.reduce((text, part) => text + patternText(part, random), '');
    case 'choice':
      return patternText(random.pick(node.options), random);
    case 'repeat': {
      const count = random.between(node.min, Math.min(node.max, node.min + GROWTH));
      let text = '';
      for (let left = count; left > 0; left -= 1) text += patternText(node.node, random);
      return text;
    }
  }
}

/** Mostly readable, now and then any character the pattern allows. */
const characterOf = (set: CharSet, random: Random): string => {
  const from = random.chance(0.95) ? set.plain : set;
  return from.at(random.between(0, from.size - 1));
};

/** A fixed number of places: its texts are told apart place by place, so no two numbers give one text. */
export type Shape = readonly CharSet[];

/** The shape of the pattern's texts with `growth` repetitions beyond the least, in the largest branch. */
export function shapeOf(node: PatternNode, growth: number): Shape {
  switch (node.kind) {
    case 'characters':
      return [node.set];
    case 'sequence':
      return node.nodes.flatMap((part) => shapeOf(part, growth));
    case 'choice':
      return largest(node.options.map((option) => shapeOf(option, growth)));
    case 'repeat': {
      const once = shapeOf(node.node, growth);
      const count = Math.min(node.max, node.min + growth);
      return Array.from({ length: count }, () => once).flat();
    }
  }
}

const largest = (shapes: readonly Shape[]): Shape =>
  shapes.reduce((best, shape) => (capacityOf(shape) > capacityOf(best) ? shape : best));

export const plainShape = (shape: Shape): Shape => shape.map((set) => set.plain);

/** Number of different texts. */
export const capacityOf = (shape: Shape): number =>
  shape.reduce((product, { size }) => product * size, 1);

/** The text with this number, from 0; below the capacity no text occurs twice. */
export function shapedText(shape: Shape, number: number): string {
  let left = number;
  let text = '';
  for (let at = shape.length - 1; at >= 0; at -= 1) {
    const set = shape[at];
    if (set === undefined) continue;
    text = set.at(left % set.size) + text;
    left = Math.floor(left / set.size);
  }
  return text;
}
