import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { FindingCode } from '../../domain/source-finding.js';
import type { XmlElement } from './xml-element.js';

/** One document of an MML instance, with the instance's header as far as it was read by then. */
export interface MmlItem {
  readonly line: number;
  readonly header: XmlElement | undefined;
  readonly element: XmlElement;
}

/** Why the rest of a file cannot be read. */
export class XmlFault extends Error {
  constructor(
    readonly code: FindingCode,
    readonly line: number,
  ) {
    super(code);
  }
}

/** `levelone` is HL7 CDA, in which MML 3 is embedded; `Mml` the root of MML 4 (and 2.3). */
const ROOTS = new Set(['Mml', 'levelone']);
const HEADER = 'MmlHeader';
const BODY = 'MmlBody';
const ITEMS = new Set(['MmlModuleItem', 'local_markup']);

/** Characters of one document; what is larger would have to be held in memory. */
const LONGEST_ITEM = 16 * 1024 * 1024;
const MOST_ELEMENTS = 300_000;
const DEEPEST = 100;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function elementOf(tag: SaxesTagNS): XmlElement {
  const attributes = Object.values(tag.attributes);
  return {
    namespace: tag.uri,
    name: tag.local,
    attributes:
      attributes.length === 0
        ? NO_ATTRIBUTES
        : new Map(attributes.map(({ local, value }) => [local, value])),
    children: [],
  };
}

/**
 * Reads MML piece by piece and keeps one document at a time. Nothing outside the file is ever loaded: a
 * document type without internal subset is passed over (CDA carries one), any other is refused, so that no
 * entity is ever defined or expanded.
 */
export class MmlParser {
  readonly #saxes = new SaxesParser({ xmlns: true });
  /** Names of the open elements outside a document, from the root on. */
  readonly #names: string[] = [];
  /** Open elements of the document or header being read. */
  #open: XmlElement[] = [];
  #line = 1;
  #elements = 0;
  #boundary = 0;
  #header: XmlElement | undefined;
  #items: MmlItem[] = [];

  constructor() {
    this.#saxes.on('error', () => this.#fail('XML_BROKEN'));
    this.#saxes.on('doctype', (text) => {
      if (text.includes('[')) this.#fail('DTD_REFUSED');
    });
    this.#saxes.on('opentag', (tag) => {
      this.#start(tag);
    });
    this.#saxes.on('closetag', () => {
      this.#end();
    });
    this.#saxes.on('text', (text) => {
      this.#text(text);
    });
    this.#saxes.on('cdata', (text) => {
      this.#text(text);
    });
  }

  /** @throws XmlFault after which the parser is of no more use; what was complete before it is still there to take. */
  write(text: string): void {
    this.#saxes.write(text);
    if (this.#saxes.position - this.#boundary > LONGEST_ITEM) this.#fail('TOO_LARGE');
  }

  /** @throws XmlFault */
  end(): void {
    this.#saxes.close();
  }

  /** Documents complete since the last call. */
  take(): MmlItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #start(tag: SaxesTagNS): void {
    const parent = this.#open.at(-1);
    const depth = this.#names.length + this.#open.length;
    if (depth === 0 && !ROOTS.has(tag.local)) this.#fail('NOT_MML');
    if (depth === DEEPEST) this.#fail('XML_TOO_COMPLEX');
    if (parent === undefined && !this.#isKept(tag.local)) {
      this.#names.push(tag.local);
      return;
    }
    this.#elements += 1;
    if (this.#elements > MOST_ELEMENTS) this.#fail('XML_TOO_COMPLEX');
    if (parent === undefined) this.#line = this.#saxes.line;
    const element = elementOf(tag);
    parent?.children.push(element);
    this.#open.push(element);
  }

  /** Whatever stands in the body is a document: one of another name must not be passed over. */
  #isKept(name: string): boolean {
    return name === HEADER || ITEMS.has(name) || this.#names.at(-1) === BODY;
  }

  #end(): void {
    const element = this.#open.pop();
    if (element === undefined) this.#names.pop();
    if (element === undefined || this.#open.length > 0) return;
    if (element.name === HEADER) this.#header = element;
    else this.#items.push({ line: this.#line, header: this.#header, element });
    this.#elements = 0;
    this.#boundary = this.#saxes.position;
  }

  #text(text: string): void {
    this.#open.at(-1)?.children.push(text);
  }

  #fail(code: FindingCode): never {
    throw new XmlFault(code, this.#saxes.line);
  }
}
