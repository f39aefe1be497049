type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LISTS = ['oneOf', 'anyOf', 'allOf', 'prefixItems'] as const;
const MAPS = ['properties', '$defs'] as const;
const BOUNDS = ['maxLength', 'pattern', 'format', 'enum', 'const'] as const;

/**
 * Places of a message schema in which something undeclared could travel: objects that take further
 * properties, values of any type, texts of any length. A message schema has none, so that a document
 * which must not leave the gateway has no field to leave in.
 */
export function openPlaces(schema: unknown, place = '#'): string[] {
  if (!isSchema(schema)) return [`${place}: true accepts anything`];
  return [...ownHoles(schema).map((hole) => `${place}: ${hole}`), ...childPlaces(schema, place)];
}

function ownHoles(schema: Schema): string[] {
  const types = Array.isArray(schema.type) ? (schema.type as unknown[]) : [schema.type];
  const holes: string[] = [];
  if (schema.type === undefined && !['enum', 'const', '$ref', ...LISTS].some((k) => k in schema))
    holes.push('no type');
  if (types.includes('object') && schema.additionalProperties !== false)
    holes.push('additionalProperties is not false');
  if ('patternProperties' in schema) holes.push('patternProperties');
  if (types.includes('array') && schema.items === undefined) holes.push('items of any kind');
  if (types.includes('string') && !BOUNDS.some((bound) => bound in schema))
    holes.push('text without maxLength, pattern or format');
  return holes;
}

function childPlaces(schema: Schema, place: string): string[] {
  const maps = MAPS.flatMap((key) =>
    isSchema(schema[key])
      ? Object.entries(schema[key]).map(([name, child]) => [`${key}/${name}`, child] as const)
      : [],
  );
  const lists = LISTS.flatMap((key) =>
    Array.isArray(schema[key])
      ? (schema[key] as unknown[]).map((child, i) => [`${key}/${i}`, child] as const)
      : [],
  );
  // `items: false` closes a tuple.
  const items =
    'items' in schema && schema.items !== false ? [['items', schema.items] as const] : [];
  return [...maps, ...lists, ...items].flatMap(([name, child]) =>
    openPlaces(child, `${place}/${name}`),
  );
}
