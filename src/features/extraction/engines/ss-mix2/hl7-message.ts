/** Separators of one message, from MSH-1 and MSH-2. */
interface Separators {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** Position within a field; everything counts from 1, as the standard does. */
interface Position {
  readonly component?: number;
  readonly subcomponent?: number;
}

/** HL7's two quotation marks: "the value is deleted", which for a row is an empty value. */
const NULL_VALUE = '""';

/** One segment of an HL7 v2.5 message; texts come out unescaped, absent ones as ''. */
export class Hl7Segment {
  constructor(
    readonly name: string,
    private readonly fields: readonly string[],
    private readonly separators: Separators,
  ) {}

  /** The field as written, with its separators. */
  raw(field: number): string {
    const text = this.fields[field] ?? '';
    return text === NULL_VALUE ? '' : text;
  }

  /** The repetitions of a field as written; none for an empty field. */
  repetitions(field: number): string[] {
    const text = this.raw(field);
    return text === '' ? [] : text.split(this.separators.repetition);
  }

  /** Text at a position of the field's first repetition. */
  text(field: number, position: Position = {}): string {
    const [first] = this.repetitions(field);
    return first === undefined ? '' : this.part(first, position);
  }

  /** Text at a position of one repetition. */
  part(repetition: string, { component = 1, subcomponent = 1 }: Position): string {
    const text = repetition.split(this.separators.component)[component - 1] ?? '';
    const part = text.split(this.separators.subcomponent)[subcomponent - 1] ?? '';
    return part === NULL_VALUE ? '' : this.unescape(part);
  }

  /** A component of the first repetition as written, with its subcomponents: codes with a suffix, e.g. `9A100&IMP`. */
  component(field: number, component: number): string {
    const [first = ''] = this.repetitions(field);
    const text = first.split(this.separators.component)[component - 1] ?? '';
    return text === NULL_VALUE ? '' : this.unescape(text);
  }

  /** True if it says nothing but its own number (field 1 of most segments). */
  get isEmpty(): boolean {
    return this.fields.slice(2).every((text) => text === '' || text === NULL_VALUE);
  }

  /** The first non-empty text among components, for coded values with a local alternative. */
  firstOf(field: number, ...components: readonly number[]): string {
    for (const component of components) {
      const text = this.text(field, { component });
      if (text !== '') return text;
    }
    return '';
  }

  /** The escapes \F\ \S\ \T\ \R\ \E\; others (formatting, hexadecimal) stay as the source wrote them. */
  unescape(text: string): string {
    const { escape, field, component, subcomponent, repetition } = this.separators;
    if (!text.includes(escape)) return text;
    const of: Record<string, string> = {
      F: field,
      S: component,
      T: subcomponent,
      R: repetition,
      E: escape,
    };
    let out = '';
    for (let at = 0; at < text.length; at++) {
      const replacement =
        text[at] === escape && text[at + 2] === escape ? of[text[at + 1] ?? ''] : undefined;
      out += replacement ?? text.charAt(at);
      if (replacement !== undefined) at += 2;
    }
    return out;
  }
}

function separatorsOf(header: string): Separators | null {
  const field = header[3];
  if (!header.startsWith('MSH') || field === undefined) return null;
  const encoding = header.slice(4).split(field, 1)[0] ?? '';
  const [component, repetition, escape, subcomponent] = encoding;
  if (!component || !repetition || !escape || !subcomponent) return null;
  const all = new Set([field, component, repetition, escape, subcomponent]);
  return all.size === 5 ? { field, component, repetition, escape, subcomponent } : null;
}

// Some systems keep the frame of the transport (VT … FS) in the stored file.
// eslint-disable-next-line no-control-regex -- HL7 names these control characters
const SEGMENT_END = /[\r\n\u000B\u001C]+/;

/** The segments of an HL7 v2 message in order, or null if it has no usable MSH. */
export function parseHl7(text: string): Hl7Segment[] | null {
  const lines = text.split(SEGMENT_END).filter((line) => line.trim() !== '');
  const separators = separatorsOf(lines[0] ?? '');
  if (separators === null) return null;
  return lines.map((line) => {
    const parts = line.split(separators.field);
    const name = parts[0] ?? '';
    // MSH-1 is the separator itself, so the split of MSH is one short.
    return new Hl7Segment(
      name,
      name === 'MSH' ? ['MSH', separators.field, ...parts.slice(1)] : parts,
      separators,
    );
  });
}
