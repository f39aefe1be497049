import {
  type IdentityRule,
  type SourceBatch,
  type SourceEncoding,
  type SourceRow,
} from '../../domain/source-batch.js';
import type { FindingCode } from '../../domain/source-finding.js';
import { BatchBuilder } from './batch-builder.js';
import { DISEASE_KIND, isEncounterKind, PATIENT_KIND } from './data-kinds.js';
import { decodeMessage, STANDARD, type DecodedMessage } from './decode-message.js';
import type { Hl7Segment } from './hl7-message.js';
import { filledSegments, mapMessage } from './map-message.js';
import { type EventMessage, settleEvents } from './patient-events.js';
import { mapPatient } from './map-patient.js';
import { PatientInsurance } from './patient-insurance.js';
import { Issues, Numbering, type Mapping, type RowOwner, type Values } from './row-builder.js';
import { selectMessages, type StoredMessage } from './select-messages.js';
import type { PatientFolder } from './walk-storage.js';

/** Reads one file of the storage: its bytes, or why not. */
export type ReadMessage = (path: string) => Promise<Uint8Array | FindingCode>;

export interface PatientReading {
  readonly institutionCode: string;
  readonly identity: IdentityRule;
  /** Declared encoding; else ISO-2022-JP, and what is not is told by trial. */
  readonly encoding?: SourceEncoding;
  /** Data kinds that are read. */
  readonly kinds: ReadonlySet<string>;
  /** Tables whose rows are given. */
  readonly tables: ReadonlySet<string>;
  readonly readMessage: ReadMessage;
}

/** Messages of one batch: a patient's chart may be long. */
const MESSAGES = 256;

const sameId = (pid: Hl7Segment, patientId: string): boolean =>
  pid.repetitions(3).some((id) => pid.part(id, { component: 1 }).trim() === patientId);

const ODD = { 'private-use': 'GAIJI', replacement: 'REPLACEMENT_CHARACTER' } as const;

function issuesOf({ encoding, odd }: DecodedMessage, isSame: boolean): Issues {
  const issues = new Issues();
  if (!isSame) issues.add({ code: 'PATIENT_DIFFERS_READ', at: 'PID-3' });
  if (encoding !== STANDARD) issues.add({ code: 'ENCODING_NOT_STANDARD', at: encoding });
  for (const kind of odd) issues.add({ code: ODD[kind] });
  return issues;
}

interface InOrder {
  readonly own: StoredMessage[];
  readonly events: StoredMessage[];
  readonly others: StoredMessage[];
}

/** Messages that make up the patient's own row come first, the basics before all; then events, which belong together. */
function inOrder(messages: readonly StoredMessage[]): InOrder {
  const of = (kind: string) => messages.filter(({ name }) => name.kind === kind);
  const own = [...of(PATIENT_KIND), ...of(DISEASE_KIND)];
  const rest = messages.filter(({ name }) => ![PATIENT_KIND, DISEASE_KIND].includes(name.kind));
  const events = rest.filter(({ name }) => isEncounterKind(name.kind));
  return { own, events, others: rest.filter(({ name }) => !isEncounterKind(name.kind)) };
}

/** Reads one patient; what is held in memory is the names of the patient's files, one batch, and the events. */
class PatientReader {
  readonly #batch: BatchBuilder;
  readonly #owner: RowOwner;
  readonly #numbering = new Numbering();
  readonly #insurance = new PatientInsurance();
  readonly #events: EventMessage[] = [];
  #patient: { values: Values; place: string } | null = null;

  constructor(
    private readonly folder: PatientFolder,
    private readonly reading: PatientReading,
  ) {
    this.#owner = { institutionCode: reading.institutionCode, patientId: folder.patientId };
    this.#batch = new BatchBuilder(reading.tables);
  }

  async *batches(): AsyncGenerator<SourceBatch, void> {
    const selection = selectMessages(this.folder.messages, this.reading.kinds);
    const { own, events, others } = inOrder(selection.read);
    this.#batch.strays(this.folder.strays, this.folder.strayFiles);
    this.#batch.unread(selection);
    for (const message of own) await this.#readOne(message);
    this.#batch.first([...this.#patientRow(), ...this.#insurance.rows(this.#owner)]);
    for (const message of events) await this.#readOne(message);
    this.#batch.events(settleEvents(this.#events));
    for (const message of others) {
      if (this.#batch.messages >= MESSAGES) yield this.#batch.take();
      await this.#readOne(message);
    }
    yield this.#batch.take();
  }

  async #readOne(message: StoredMessage): Promise<void> {
    const { path, name } = message;
    const { encoding, identity, readMessage } = this.reading;
    const bytes = await readMessage(path);
    const decoded = typeof bytes === 'string' ? bytes : decodeMessage(bytes, name.kind, encoding);
    if (typeof decoded === 'string') {
      this.#batch.withhold(path, decoded);
      return;
    }
    const isSame = sameId(decoded.pid, this.folder.patientId);
    if (!isSame && identity === 'withhold') this.#batch.withhold(path, 'PATIENT_DIFFERS');
    else this.#take(message, decoded, isSame);
  }

  #take(message: StoredMessage, decoded: DecodedMessage, isSame: boolean): void {
    const { path, name } = message;
    const issues = issuesOf(decoded, isSame);
    const segments = filledSegments(decoded.segments, issues);
    const mapping = { segments, name, issues, owner: this.#owner, numbering: this.#numbering };
    const rows = mapMessage(mapping);
    if (name.kind === PATIENT_KIND)
      this.#patient = { values: mapPatient(mapping, decoded.pid), place: path };
    else if (rows.length === 0 && !issues.list.some(({ code }) => code === 'PROBLEM_DELETED')) {
      this.#batch.withhold(path, 'NO_CONTENT');
      return;
    }
    this.#noticeBirthDate(decoded.pid, issues);
    this.#noticeInsurance(mapping, path, isSame);
    if (isEncounterKind(name.kind)) this.#events.push({ message, segments, rows, issues });
    else this.#batch.read(path, rows, issues);
  }

  /** Insurance in a message that names another patient may be another patient's. */
  #noticeInsurance(mapping: Mapping, path: string, isSame: boolean): void {
    const { kind } = mapping.name;
    if (kind === PATIENT_KIND) this.#insurance.add(mapping, 'IN1', path);
    if (kind === DISEASE_KIND && isSame) this.#insurance.add(mapping, 'ZI1', path);
  }

  #noticeBirthDate(pid: Hl7Segment, issues: Issues): void {
    const known = this.#patient?.values.birth_date ?? '';
    const here = pid.text(7).slice(0, 8);
    if (known !== '' && here !== '' && here !== known.replaceAll('-', ''))
      issues.add({ code: 'BIRTH_DATE_DIFFERS', at: 'PID-7' });
  }

  #patientRow(): SourceRow[] {
    if (this.#patient === null) return [];
    const { values, place } = this.#patient;
    return [{ table: 'patient', values: { ...values, ...this.#insurance.principal() }, place }];
  }
}

/** Batches of one patient: the patient's own row in the first. */
export const readPatient = (
  folder: PatientFolder,
  reading: PatientReading,
): AsyncGenerator<SourceBatch, void> => new PatientReader(folder, reading).batches();
