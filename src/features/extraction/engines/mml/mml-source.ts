import type { SourceRequest } from '../../application/ports/medical-sources.js';
import {
  addTally,
  emptyTally,
  type SourceBatch,
  type SourceRow,
} from '../../domain/source-batch.js';
import { severityOf, type FindingCode, type SourceFinding } from '../../domain/source-finding.js';
import type { TextEncoding } from '../../../../platform/text/text-encoding.js';
import { oddValues } from '../odd-values.js';
import { DocumentOwners, type Owner } from './document-owner.js';
import { Editions } from './editions.js';
import { isInDefinition, mapDocument } from './map-document.js';
import { Mapping } from './mapping.js';
import { DocumentReader, type MmlDocument } from './mml-document.js';
import { mmlFiles, type MmlFile } from './mml-file.js';
import { isFault, readFileItems } from './read-file.js';
import { ownerKey, Persons } from './persons.js';

/** Files of a source, or what is wrong with one; each call starts again. */
type Files = () => AsyncIterable<MmlFile | SourceFinding> | Iterable<MmlFile | SourceFinding>;

interface ReadDocument {
  readonly path: string;
  readonly document: MmlDocument;
}

const ROWS_PER_BATCH = 1_000;

const NOTHING = emptyTally('record');
const FOUND = { ...NOTHING, found: 1 };

const withheld = (finding: SourceFinding): SourceBatch => ({
  rows: [],
  findings: [finding],
  tally: { ...FOUND, withheld: 1 },
});

/** What is wrong with a file as a whole counts as one record that is not read. */
const faultOf = (finding: SourceFinding): SourceBatch =>
  severityOf(finding.code) === 'error'
    ? withheld(finding)
    : { rows: [], findings: [finding], tally: NOTHING };

async function* documentsOf(
  file: MmlFile,
  encoding?: TextEncoding,
): AsyncGenerator<ReadDocument | SourceFinding> {
  const { path } = file;
  const reader = new DocumentReader();
  let read = 0;
  for await (const item of readFileItems(file, encoding)) {
    if (isFault(item)) {
      if (severityOf(item.code) === 'error') read += 1;
      yield { path, ...item };
      continue;
    }
    const document = reader.read(item);
    if (document === 'not-mml') continue;
    read += 1;
    yield typeof document === 'string'
      ? { path, line: item.line, code: document }
      : { path, document };
  }
  if (read === 0) yield { path, line: 1, code: 'DOCUMENT_EMPTY' };
}

async function* allDocuments(
  files: Files,
  encoding?: TextEncoding,
): AsyncGenerator<ReadDocument | SourceFinding> {
  for await (const file of files())
    if ('code' in file) yield file;
    else yield* documentsOf(file, encoding);
}

export interface MmlSettings {
  /** As given for the source; empty: as the headers tell. */
  readonly institutionCode: string;
  /** As given for the source; else as each file tells. */
  readonly encoding?: TextEncoding;
}

/**
 * Reads all files twice: first for what depends on all of them (each person's latest basics, which documents
 * are old editions), then for the rows.
 */
class MmlReading {
  readonly #owners: DocumentOwners;
  readonly #persons = new Persons();
  readonly #editions = new Editions();

  readonly #documents: () => AsyncIterable<ReadDocument | SourceFinding>;

  constructor(files: Files, { institutionCode, encoding }: MmlSettings) {
    this.#owners = new DocumentOwners(institutionCode);
    this.#documents = () => allDocuments(files, encoding);
  }

  async *read(): AsyncGenerator<SourceBatch> {
    for await (const found of this.#documents()) if ('document' in found) this.#survey(found);
    for await (const found of this.#documents())
      yield 'document' in found ? this.#batch(found) : faultOf(found);
  }

  #survey({ path, document }: ReadDocument): void {
    const owner = this.#owners.of(document);
    if (typeof owner === 'string' || document.uid === '') return;
    this.#editions.note(ownerKey(owner), document.uid, document.replaces);
    this.#persons.survey(owner, document, `${path}:${document.line}`);
  }

  #batch({ path, document }: ReadDocument): SourceBatch {
    const { line } = document;
    const not = (code: FindingCode) => withheld({ path, line, code });
    if (!isInDefinition(document))
      return { rows: [], findings: [], tally: { ...FOUND, notInDefinition: 1 } };
    const owner = this.#owners.of(document);
    if (typeof owner === 'string') return not(owner);
    if (document.uid === '') return not('DOCUMENT_UID_MISSING');
    if (this.#editions.isReplaced(ownerKey(owner), document.uid))
      return { rows: [], findings: [], tally: { ...FOUND, replaced: 1 } };
    const batch = this.#rows(path, owner, document);
    return batch.rows.length === 0
      ? not('DOCUMENT_EMPTY')
      : this.#withPatient(batch, path, line, owner);
  }

  #rows(path: string, owner: Owner, document: MmlDocument): SourceBatch {
    const mapping = new Mapping();
    const named = {
      institution_code: owner.institutionCode,
      patient_id: owner.patientId,
      document_uid: document.uid,
      confirmed_at: mapping.dateTime('confirmed_at', document.confirmedAt),
    };
    const place = `${path}:${document.line}`;
    const rows = mapDocument(document, mapping).map(({ table, values }): SourceRow => ({
      table,
      values: { ...named, ...values },
      place,
    }));
    const issues = [...mapping.issues, ...rows.flatMap(({ values }) => oddValues(values))];
    const findings = issues.map((issue) => ({ path, line: document.line, ...issue }));
    return { rows, findings, tally: { ...FOUND, read: 1 } };
  }

  /** The person's row before the first of their others. */
  #withPatient(batch: SourceBatch, path: string, line: number, owner: Owner): SourceBatch {
    const patient = this.#persons.take(owner);
    if (patient === null) return batch;
    const issues = patient.issues.map((issue) => ({
      path,
      line,
      ...issue,
      at: `patient.${issue.at}`,
    }));
    return {
      ...batch,
      rows: [patient.row, ...batch.rows],
      findings: [...issues, ...batch.findings],
    };
  }
}

/** Batches of about a thousand rows: files of one document each would make a million of them. */
async function* gathered(batches: AsyncIterable<SourceBatch>): AsyncGenerator<SourceBatch> {
  let rows: SourceRow[] = [];
  let findings: SourceFinding[] = [];
  let tally = NOTHING;
  for await (const batch of batches) {
    for (const row of batch.rows) rows.push(row);
    for (const finding of batch.findings) findings.push(finding);
    tally = addTally(tally, batch.tally);
    if (rows.length + findings.length < ROWS_PER_BATCH) continue;
    yield { rows, findings, tally };
    [rows, findings, tally] = [[], [], NOTHING];
  }
  yield { rows, findings, tally };
}

export const readMmlFiles = (files: Files, settings: MmlSettings): AsyncIterable<SourceBatch> =>
  gathered(new MmlReading(files, settings).read());

/** MML 3 and 4 (and 2.3): one file or a folder of files. */
export const readMml = (request: SourceRequest): AsyncIterable<SourceBatch> =>
  readMmlFiles(() => mmlFiles(request.directory), request);
