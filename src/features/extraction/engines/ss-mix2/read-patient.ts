import {
  emptyTally,
  type IdentityRule,
  type SourceBatch,
  type SourceRow,
} from '../../domain/source-batch.js';
import type { FindingCode, SourceFinding } from '../../domain/source-finding.js';
import { decodeMessage, type DecodedMessage } from './decode-message.js';
import type { Hl7Segment } from './hl7-message.js';
import { mapMessage } from './map-message.js';
import { insuranceOf, mapPatient } from './map-patient.js';
import { Issues, type RowOwner, type Values } from './row-builder.js';
import { PATIENT_KIND, selectMessages, type StoredMessage } from './select-messages.js';
import type { PatientFolder } from './walk-storage.js';

/** Reads one file of the storage: its bytes, or why not. */
export type ReadMessage = (path: string) => Promise<Uint8Array | FindingCode>;

export interface PatientReading {
  readonly institutionCode: string;
  readonly identity: IdentityRule;
  readonly readMessage: ReadMessage;
}

const sameId = (pid: Hl7Segment, patientId: string): boolean =>
  pid.repetitions(3).some((id) => pid.part(id, { component: 1 }).trim() === patientId);

/** Everything read of one patient; memory is bounded by one patient's messages. */
class PatientReader {
  readonly #rows: SourceRow[] = [];
  readonly #findings: SourceFinding[] = [];
  readonly #owner: RowOwner;
  #patient: { values: Values; place: string } | null = null;
  #insurance: Values | null = null;
  #withheld = 0;
  #read = 0;
  #diagnoses = 0;

  constructor(
    private readonly folder: PatientFolder,
    private readonly reading: PatientReading,
  ) {
    this.#owner = { institutionCode: reading.institutionCode, patientId: folder.patientId };
  }

  async read(): Promise<SourceBatch> {
    const selection = selectMessages(this.folder.messages);
    this.#findings.push(...this.folder.strays);
    for (const { path } of selection.deleted) this.#find(path, 'ORDER_DELETED');
    for (const { path } of selection.contradictory) this.#withhold(path, 'CONTRADICTORY');
    const isBasics = ({ name }: StoredMessage) => name.kind === PATIENT_KIND;
    for (const message of selection.read.filter(isBasics)) await this.#readOne(message);
    for (const message of selection.read.filter((one) => !isBasics(one)))
      await this.#readOne(message);
    const strayFiles = this.folder.strayFiles;
    const tally = {
      ...emptyTally('file'),
      found: this.folder.messages.length + strayFiles,
      read: this.#read,
      replaced: selection.replaced,
      deleted: selection.deleted.length,
      notInDefinition: selection.notInDefinition,
      withheld: this.#withheld + strayFiles,
    };
    return { rows: [...this.#patientRow(), ...this.#rows], findings: this.#findings, tally };
  }

  async #readOne(message: StoredMessage): Promise<void> {
    const bytes = await this.reading.readMessage(message.path);
    const decoded = typeof bytes === 'string' ? bytes : decodeMessage(bytes, message.name.kind);
    if (typeof decoded === 'string') {
      this.#withhold(message.path, decoded);
      return;
    }
    const same = sameId(decoded.pid, this.folder.patientId);
    if (!same && this.reading.identity === 'withhold') {
      this.#withhold(message.path, 'PATIENT_DIFFERS');
      return;
    }
    this.#take(message, decoded, same);
  }

  #take(message: StoredMessage, decoded: DecodedMessage, same: boolean): void {
    const { path, name } = message;
    const issues = new Issues();
    if (!same) issues.add({ code: 'PATIENT_DIFFERS_READ', at: 'PID-3' });
    if (decoded.hasGaiji) issues.add({ code: 'GAIJI' });
    if (name.kind === PATIENT_KIND) {
      const values = mapPatient(decoded.segments, decoded.pid, this.#owner, issues);
      this.#patient = { values, place: path };
    } else if (!this.#takeRows(message, decoded, issues)) {
      this.#withhold(path, 'NO_CONTENT');
      return;
    }
    this.#noticeBirthDate(decoded.pid, issues);
    if (same && name.kind === 'PPR-01') this.#insurance = insuranceOf(decoded.segments, 'ZI1');
    this.#read += 1;
    for (const issue of issues.list) this.#findings.push({ path, ...issue });
  }

  /** False if the message holds none of the segments its kind is for. */
  #takeRows(message: StoredMessage, decoded: DecodedMessage, issues: Issues): boolean {
    const rows = mapMessage(decoded, message, this.#owner, this.#diagnoses, issues);
    if (message.name.kind === 'PPR-01') this.#diagnoses += rows.length;
    this.#rows.push(...rows);
    return rows.length > 0 || issues.list.some(({ code }) => code === 'PROBLEM_DELETED');
  }

  #noticeBirthDate(pid: Hl7Segment, issues: Issues): void {
    const known = this.#patient?.values.birth_date ?? '';
    const here = pid.text(7).slice(0, 8);
    if (known !== '' && here !== '' && here !== known.replaceAll('-', ''))
      issues.add({ code: 'BIRTH_DATE_DIFFERS', at: 'PID-7' });
  }

  /** Insurance of the disease list (ZI1) stands in where the patient's basics carry none. */
  #patientRow(): SourceRow[] {
    if (this.#patient === null) return [];
    const { values, place } = this.#patient;
    const insured = 'insurer_number' in values ? values : { ...values, ...this.#insurance };
    return [{ table: 'patient', values: insured, place }];
  }

  #find(path: string, code: FindingCode): void {
    this.#findings.push({ path, code });
  }

  #withhold(path: string, code: FindingCode): void {
    this.#withheld += 1;
    this.#find(path, code);
  }
}

export const readPatient = (folder: PatientFolder, reading: PatientReading): Promise<SourceBatch> =>
  new PatientReader(folder, reading).read();
