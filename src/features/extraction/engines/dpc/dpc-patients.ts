import type { BatchBuilder } from '../batch-builder.js';
import type { FormatLine } from '../format-lines.js';
import type { KnownPersons } from '../known-persons.js';
import { dpcLine } from './dpc-line.js';
import { form1Patient, type Form1Patient } from './form1-patient.js';
import type { DpcFile } from './layouts.js';

const PATIENT = 'patient';

/** Patient rows out of a file of 様式1; its other lines, and what is wrong with any, are left to the second reading. */
export class DpcPatients {
  #unnamed = 0;

  constructor(
    private readonly file: DpcFile,
    private readonly persons: KnownPersons,
    private readonly batch: BatchBuilder,
  ) {}

  take(read: FormatLine): void {
    const values = dpcLine(read, this.file);
    const patient = typeof values === 'string' ? null : form1Patient(values);
    if (patient) this.#meet(patient, read.line);
  }

  end(): void {
    if (this.#unnamed === 0) return;
    this.batch.finding({ path: this.file.name, code: 'PATIENT_UNNAMED', count: this.#unnamed });
  }

  #meet({ values, issues }: Form1Patient, line: number): void {
    const path = this.file.name;
    const standing = this.persons.meet(values);
    if (standing === 'differs') this.batch.finding({ path, line, code: 'BIRTH_DATE_DIFFERS' });
    if (standing !== 'new') return;
    this.#unnamed += 1;
    for (const { code, at } of issues) this.batch.finding({ path, line, code, at });
    this.batch.row({ table: PATIENT, values, place: `${path}:${line}` });
  }
}
