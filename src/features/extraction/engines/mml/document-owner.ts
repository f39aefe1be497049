import type { FindingCode } from '../../domain/source-finding.js';
import type { MmlDocument } from './mml-document.js';
import { plainText } from './plain-text.js';
import { at, attributeOf, childrenOf, type XmlElement } from './xml-element.js';

/** Whose document it is. */
export interface Owner {
  readonly institutionCode: string;
  readonly patientId: string;
}

/** Table of kinds of identifiers: as the table of an identifier it names no facility. */
const KINDS_OF_IDS = 'MML0024';
const INSTITUTION_CODE = /^\d{10}$/;

const facilityIdIn = (master: XmlElement | undefined): XmlElement | undefined =>
  childrenOf(master, 'Id').find((id) => attributeOf(id, 'type') === 'facility');

/** Institution code of the facility that made the instance, where the header gives one (MML0027: insurance). */
function institutionIn(header: XmlElement | undefined): string {
  const facility = at(header, 'CreatorInfo', 'PersonalizedInfo', 'Facility');
  const id = childrenOf(facility, 'Id').find((one) => attributeOf(one, 'type') === 'insurance');
  const code = plainText(id);
  return INSTITUTION_CODE.test(code) ? code : '';
}

/**
 * Tells the owners of a source's documents. Numbers of regional or national schemes are not taken for the
 * facility's own, and with a given institution code all documents must be of one facility: the same number
 * is another person elsewhere.
 */
export class DocumentOwners {
  #facility: string | null = null;

  /** @param institutionCode as given for the source; empty: as the headers tell. */
  constructor(private readonly institutionCode: string) {}

  of({ header, modules }: MmlDocument): Owner | FindingCode {
    const id = facilityIdIn(at(header, 'masterId'));
    const patientId = plainText(id);
    if (patientId === '') return 'PATIENT_ID_MISSING';
    const patient = modules.find(({ name }) => name === 'PatientModule');
    const own = plainText(facilityIdIn(at(patient, 'uniqueInfo', 'masterId')));
    if (own !== '' && own !== patientId) return 'MASTER_ID_DIFFERS';
    const institutionCode = this.#institution(header, attributeOf(id, 'tableId'));
    if (institutionCode === null) return 'INSTITUTION_DIFFERS';
    return institutionCode === '' ? 'INSTITUTION_UNKNOWN' : { institutionCode, patientId };
  }

  /** Null if it is not the one institution this source is of. */
  #institution(header: XmlElement | undefined, facility: string): string | null {
    const told = institutionIn(header);
    if (this.institutionCode === '') return told;
    if (told !== '' && told !== this.institutionCode) return null;
    if (facility === '' || facility === KINDS_OF_IDS) return this.institutionCode;
    this.#facility ??= Buffer.from(facility).toString();
    return facility === this.#facility ? this.institutionCode : null;
  }
}
