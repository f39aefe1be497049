import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOffices } from '../contract/offices.js';
import type { Offices } from '../support/offices.js';
import { concludeBasic, publishDefinition } from '../contract/steps.js';
import { writtenDocument } from '../docs/support/written-document.js';
import { basicContractMatrix } from './basic-contract.js';
import { certificationMatrix } from './certification.js';
import { caseMatrix, openCommittees, requestMatrix, reviewMatrix } from './committee.js';
import { conversionMatrix, openConversionOffice } from './conversion.js';
import { definitionMatrix } from './definition.js';
import { individualContractMatrix } from './individual-contract.js';
import { headOf } from './matrix-document.js';
import { noticeMatrix, openNoticeOffice } from './notice.js';
import type { ProcessMatrix } from './process-matrix.js';
import { proven } from './proven.js';

const FILE = 'docs/roles-and-states.md';
const MORE =
  'Packages, media, deviations and discrepancies have a page of their own: [roles-and-states-of-transfer.md](roles-and-states-of-transfer.md).';
const MINUTES = 60_000;

let offices: Offices;
let conversion: Offices;
let committees: Offices;
let notices: Offices;
let basic: string;
const sections: string[][] = [];
beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA', 'YAMATO']);
  conversion = await openConversionOffice();
  committees = await openCommittees();
  notices = await openNoticeOffice();
  await publishDefinition(offices, ['AOBA']);
  basic = await concludeBasic(offices, ['AOBA']);
}, 2 * MINUTES);
afterAll(async () => {
  await offices.close();
  await conversion.close();
  await committees.close();
  await notices.close();
});

const prove = async <S extends string, C extends string, Subject>(
  matrix: ProcessMatrix<S, C, Subject>,
): Promise<void> => {
  sections.push(await proven(matrix));
};

describe('every command in every state in every role is done or refused as its tables say', () => {
  it('of a basic contract', () => prove(basicContractMatrix(offices)), 5 * MINUTES);

  it(
    'of an individual contract',
    () => prove(individualContractMatrix(offices, basic)),
    5 * MINUTES,
  );

  it('of a version of the data definition', () => prove(definitionMatrix(offices)), 5 * MINUTES);

  it('of a certification', () => prove(certificationMatrix(offices)), 5 * MINUTES);

  it('of conversion rules', () => prove(conversionMatrix(conversion.of('YAMATO'))), 5 * MINUTES);

  it('of a case', () => prove(caseMatrix(committees)), 5 * MINUTES);

  it('of a provision request', () => prove(requestMatrix(committees)), 5 * MINUTES);

  it('of a review', () => prove(reviewMatrix(committees)), 5 * MINUTES);

  it('of a notice', () => prove(noticeMatrix(notices.of('AOBA'))), 5 * MINUTES);

  it('and that is what docs/roles-and-states.md says', async () => {
    const { expected, actual } = await writtenDocument(FILE, [
      ...headOf('Who may do what in which state'),
      '',
      MORE,
      '',
      ...sections.flat(),
    ]);
    expect(actual).toBe(expected);
  });
});
