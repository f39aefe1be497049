import type { FindingCode } from '../../domain/source-finding.js';
import type { MmlItem } from './mml-parser.js';
import { plainText } from './plain-text.js';
import {
  at,
  attributeOf,
  childrenOf,
  descendants,
  elementsOf,
  type XmlElement,
} from './xml-element.js';

/** Both versions' and MML 2.3's: `…/MML/ContentModule/…`, `…/MML/v4/ContentModule/…`, and CLAIM's beside them. */
const MEDXML = /^https?:\/\/www\.medxml\.net\//i;

/** An MML document (`MmlModuleItem`): who wrote what when about whom. Dates as written. */
export interface MmlDocument {
  readonly line: number;
  readonly header: XmlElement | undefined;
  readonly uid: string;
  readonly confirmedAt: string;
  /** Documents of which this is the newer edition. */
  readonly replaces: readonly string[];
  readonly department: XmlElement | undefined;
  readonly license: string;
  readonly modules: readonly XmlElement[];
}

const contentOf = (element: XmlElement): XmlElement => at(element, 'content') ?? element;

const modulesOf = (element: XmlElement): XmlElement[] =>
  elementsOf(contentOf(element)).filter(
    ({ namespace, name }) => MEDXML.test(namespace) && name !== 'docInfo',
  );

const textAt = (element: XmlElement | undefined, ...path: readonly string[]): string =>
  plainText(at(element, ...path));

function documentOf(item: MmlItem, docInfo: XmlElement | undefined): MmlDocument {
  const creator = at(docInfo, 'CreatorInfo');
  const parents = childrenOf(at(docInfo, 'docId'), 'parentId');
  return {
    line: item.line,
    header: item.header,
    uid: textAt(docInfo, 'docId', 'uid'),
    confirmedAt: textAt(docInfo, 'confirmDate'),
    replaces: parents
      .filter((parent) => attributeOf(parent, 'relation') === 'oldEdition')
      .map(plainText),
    department: at(creator, 'PersonalizedInfo', 'Department', 'Id'),
    license: textAt(creator, 'creatorLicense'),
    modules: modulesOf(item.element),
  };
}

/**
 * Documents of one file. In MML 4 each item holds its docInfo; in MML 3 (CDA) it may stand in a local
 * markup of its own before the modules, and other local markup is none of MML's.
 */
export class DocumentReader {
  #docInfo: XmlElement | undefined;

  read(item: MmlItem): MmlDocument | FindingCode | 'not-mml' {
    const isCda = item.element.name === 'local_markup';
    const own = at(item.element, 'docInfo') ?? descendants(item.element, 'docInfo')[0];
    if (isCda) this.#docInfo = own ?? this.#docInfo;
    const modules = modulesOf(item.element);
    if (modules.length === 0) return isCda ? 'not-mml' : 'DOCUMENT_EMPTY';
    return documentOf(item, isCda ? this.#docInfo : own);
  }
}
