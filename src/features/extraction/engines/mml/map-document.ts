import { mapDiagnosisModule } from './map-diagnosis.js';
import { mapTestModule } from './map-lab-result.js';
import { mapInsuranceModule, mapPatientModule } from './map-patient.js';
import { mapProgressModule } from './map-progress.js';
import { mapSummaryModule } from './map-summary.js';
import type { Mapping, Values } from './mapping.js';
import type { MmlDocument } from './mml-document.js';
import { descendants, type XmlElement } from './xml-element.js';

export interface TableRow {
  readonly table: string;
  readonly values: Values;
}

type MapModule = (module: XmlElement, mapping: Mapping, document: MmlDocument) => TableRow[];

const DIAGNOSIS = 'RegisteredDiagnosisModule';

const rowsOf = (table: string, rows: readonly Values[]): TableRow[] =>
  rows.map((values) => ({ table, values }));

/** With the author, whose field tells how to read what is written. */
function authored(
  table: string,
  rows: readonly Values[],
  document: MmlDocument,
  mapping: Mapping,
): TableRow[] {
  if (rows.length === 0) return [];
  const { department, license } = document;
  const author = { author_department: mapping.department(department), author_license: license };
  return rowsOf(
    table,
    rows.map((row) => ({ ...row, ...author })),
  );
}

/** Diagnoses of a module and those within a summary. */
const diagnosesIn: MapModule = (module, mapping, document) => {
  const found = descendants(module, DIAGNOSIS).map((diagnosis) =>
    mapDiagnosisModule(diagnosis, mapping),
  );
  const rows = found.filter((row) => row !== null);
  return authored('mml_diagnosis', rows, document, mapping);
};

/** Modules the definition covers. */
const MODULES: Readonly<Partial<Record<string, MapModule>>> = {
  PatientModule: (module, mapping) => rowsOf('mml_patient', mapPatientModule(module, mapping)),
  HealthInsuranceModule: (module, mapping) =>
    rowsOf('mml_insurance', mapInsuranceModule(module, mapping)),
  [DIAGNOSIS]: diagnosesIn,
  ProgressCourseModule: (module, mapping, document) =>
    authored('mml_progress', mapProgressModule(module), document, mapping),
  SummaryModule: (module, mapping, document) => [
    ...authored('mml_summary', mapSummaryModule(module, mapping), document, mapping),
    ...diagnosesIn(module, mapping, document),
  ],
  TestModule: (module, mapping) => rowsOf('mml_lab_result', mapTestModule(module, mapping)),
};

const mapperOf = ({ name }: XmlElement): MapModule | undefined =>
  Object.hasOwn(MODULES, name) ? MODULES[name] : undefined;

/** Namespaces of these modules: an element of theirs that is none of them is a fault, not another module. */
const NAMESPACES =
  /\/ContentModule\/(?:PatientInfo|HealthInsurance|RegisteredDiagnosis|ProgressCourse|Summary|test)\//;

export const isInDefinition = ({ modules }: MmlDocument): boolean =>
  modules.some((module) => mapperOf(module) ?? NAMESPACES.test(module.namespace));

/** Rows of a document without the columns that name it. Diagnoses are numbered through the document. */
export function mapDocument(document: MmlDocument, mapping: Mapping): TableRow[] {
  let diagnoses = 0;
  return document.modules
    .flatMap((module) => mapperOf(module)?.(module, mapping, document) ?? [])
    .map(({ table, values }) =>
      table === 'mml_diagnosis'
        ? { table, values: { ...values, sequence: String((diagnoses += 1)) } }
        : { table, values },
    );
}
