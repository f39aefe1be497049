const LONGEST = 24;

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\p{Nd}/u, '9'],
  [/\p{Lu}/u, 'A'],
  [/\p{Ll}/u, 'a'],
  [/\p{Script=Han}/u, '字'],
  [/[\p{Script=Katakana}\p{Script=Hiragana}ー]/u, 'ア'],
  [/\p{Co}/u, '外'],
  [/[\p{P}\p{S}\p{Zs}]/u, ''],
];

function shapeOf(character: string): string {
  const shape = SHAPES.find(([form]) => form.test(character))?.[1];
  return shape === '' ? character : (shape ?? '*');
}

/** The shape of a value without the value: `1948-04-05` → `9999-99-99`, `患者` → `字字`. */
export function maskOf(value: string): string {
  const characters = Array.from(value.slice(0, 2 * LONGEST));
  const shape = characters.slice(0, LONGEST).map(shapeOf).join('');
  return characters.length > LONGEST ? `${shape}…` : shape;
}
