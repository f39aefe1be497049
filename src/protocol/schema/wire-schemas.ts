import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { WireShapes } from '../envelope/read-envelope.js';
import { malformation } from '../../kernel/well-formed.js';
import { isBusinessDate } from '../../kernel/time.js';
import { openPlaces } from './open-places.js';

/** Where a body leaves its schema: a JSON pointer and the rule, never the value. */
export interface Violation {
  readonly place: string;
  readonly rule: string;
}

const FILE = /^(?<type>[a-z0-9.-]+)\.v(?<version>[1-9]\d*)\.json$/;

/** The schemas of contracts/wire, read once at start. Message types carry a dot: `contract.signed`. */
export class WireSchemas implements WireShapes {
  /** Files of the message types by their versions. */
  private readonly messages = new Map<string, Map<number, string>>();
  private readonly ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  });

  private constructor(directory: string) {
    addFormats.default(this.ajv);
    this.ajv.addFormat('date', isBusinessDate);
    this.ajv.addFormat('date-time', isInstant);
    for (const file of readdirSync(directory).filter((name) => FILE.test(name)))
      this.register(file, JSON.parse(readFileSync(join(directory, file), 'utf8')) as object);
  }

  /**
   * Throws for a schema that leaves a place open. Each is compiled when the first message of its type
   * comes: to compile all took every start half a second. That all of them compile is tested.
   */
  static load(directory = wireDirectory()): WireSchemas {
    return new WireSchemas(directory);
  }

  types(): string[] {
    return [...this.messages.keys()].sort();
  }

  /** Newest version of a type; a sender always speaks it. */
  newestVersion(type: string): number | undefined {
    const versions = this.messages.get(type);
    return versions && Math.max(...versions.keys());
  }

  knows(type: string, version: number): boolean {
    return this.messages.get(type)?.has(version) === true;
  }

  bodyViolation(type: string, version: number, body: unknown): Violation | undefined {
    const file = this.messages.get(type)?.get(version);
    if (!file) throw new Error(`No schema ${type}.v${version}.json in contracts/wire.`);
    const validate = this.compiled(file);
    if (!validate(body)) return violationOf(validate.errors);
    return malformation(body) === undefined ? undefined : { place: '/', rule: 'unstorable' };
  }

  envelopeViolation(value: unknown): string | undefined {
    return this.shapeViolation('envelope.v1.json', value);
  }

  bundleViolation(value: unknown): string | undefined {
    return this.shapeViolation('bundle.v1.json', value);
  }

  messageViolation(value: unknown): string | undefined {
    return this.shapeViolation('message.v1.json', value);
  }

  requestViolation(value: unknown): string | undefined {
    return this.shapeViolation('request.v1.json', value);
  }

  private shapeViolation(file: string, value: unknown): string | undefined {
    const validate = this.compiled(file);
    if (validate(value)) return undefined;
    const { place, rule } = violationOf(validate.errors);
    return `${place} ${rule}`;
  }

  private register(file: string, schema: object): void {
    this.ajv.addSchema(schema, file);
    const { type, version } = FILE.exec(file)?.groups as { type: string; version: string };
    if (!type.includes('.')) return;
    const open = openPlaces(schema);
    if (open.length > 0)
      throw new Error(`contracts/wire/${file} leaves places open: ${open.join('; ')}`);
    const versions = this.messages.get(type) ?? new Map<number, string>();
    this.messages.set(type, versions.set(Number(version), file));
  }

  private compiled(file: string): ValidateFunction {
    const validate = this.ajv.getSchema(file);
    if (!validate) throw new Error(`contracts/wire/${file} is missing.`);
    return validate;
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** RFC 3339 without leap seconds, which no clock here can hold. */
const isInstant = (text: string): boolean =>
  INSTANT.test(text) && isBusinessDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

function violationOf(errors: ErrorObject[] | null | undefined): Violation {
  const first = errors?.[0];
  const place = first?.instancePath ?? '';
  return { place: place === '' ? '/' : place, rule: first?.keyword ?? '-' };
}

/** contracts/wire of this installation: the same from src/ and from dist/. */
export function wireDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('The installation has no contracts/wire.');
    directory = parent;
  }
  return join(directory, 'contracts', 'wire');
}
