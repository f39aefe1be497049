import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { contractErrors } from './errors.js';
import type {
  DiseaseCriteria,
  ExtractionCriteria,
  PopulationCriteria,
} from './extraction-criteria.js';

const ICD10 = /^[A-Z]\d{2,4}(-[A-Z]\d{2,4})?$/;

/** Codes of one range are equally long: otherwise nobody can say where it ends. */
function isIcd10Entry(entry: string): boolean {
  const [from = '', to = from] = entry.split('-');
  return ICD10.test(entry) && from.length === to.length && from <= to;
}

function wrongCode({
  icd10,
  managementNumbers,
  receiptCodes,
}: DiseaseCriteria): string | undefined {
  return (
    icd10.find((entry) => !isIcd10Entry(entry)) ??
    managementNumbers.find((code) => !/^\d{8}$/.test(code)) ??
    receiptCodes.find((code) => !/^\d{7}$/.test(code))
  );
}

function checkDiseases(diseases: DiseaseCriteria | undefined): Outcome<undefined> {
  if (diseases === undefined) return ok();
  const { icd10, managementNumbers, receiptCodes } = diseases;
  if (icd10.length + managementNumbers.length + receiptCodes.length === 0)
    return refuse(contractErrors.CRITERIA_WITHOUT_CODE);
  const code = wrongCode(diseases);
  return code === undefined ? ok() : refuse(contractErrors.CRITERIA_CODE_WRONG, { code });
}

function checkPopulation(
  definition: DataDefinition,
  { age, rows = [] }: PopulationCriteria = {},
): Outcome<undefined> {
  if (age && age.from > age.to)
    return refuse(contractErrors.CRITERIA_AGE_REVERSED, { from: age.from, to: age.to });
  const unknown = rows.find(({ table }) => !definition.tables.some(({ name }) => name === table));
  if (!unknown) return ok();
  return refuse(contractErrors.SPECIFICATION_TABLE_UNKNOWN, { table: unknown.table });
}

/** Refused where the extraction could not apply the criteria, or would apply other than what was meant. */
export function checkCriteria(
  definition: DataDefinition,
  { diseases, population }: ExtractionCriteria = {},
): Outcome<undefined> {
  const checked = checkDiseases(diseases);
  return checked.ok ? checkPopulation(definition, population) : checked;
}
