import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { parseRecord } from '../../../../platform/csv/parse-record.js';
import { fileChunks } from '../../../../platform/csv/read-csv.js';
import { type RawRecord, RecordSplitter } from '../../../../platform/csv/split-records.js';
import {
  type KeptRows,
  type PersonInRows,
  RowRemover,
} from '../../application/ports/row-remover.js';
import { removalErrors } from '../../domain/removal/removal-errors.js';

const ENDINGS = { crlf: Buffer.from('\r\n'), lf: Buffer.from('\n'), none: Buffer.alloc(0) };

/** A person as the files name them. */
const personKey = (institutionCode: string, patientId: string): string =>
  `${institutionCode}\u0000${patientId}`;

/** CSV as packages hold it. */
export class CsvRowRemover extends RowRemover {
  async copyWithout(
    from: string,
    to: string,
    persons: readonly PersonInRows[],
  ): Promise<Outcome<KeptRows>> {
    const keys = persons.map((person) => personKey(person.institutionCode, person.patientId));
    const file = await open(to, 'wx', 0o600);
    try {
      const copy = new RowCopy(file, new Set(keys));
      const fault = await copy.takeFile(from);
      const name = basename(from);
      if (fault === undefined) return ok(copy.result(name));
      return refuse(removalErrors.REMOVAL_FILE_UNREADABLE, { file: name, line: fault });
    } finally {
      await file.close();
    }
  }
}

class RowCopy {
  private readonly hash = createHash('sha256');
  private place: { readonly institution: number; readonly patient: number } | undefined;
  private bytes = 0;
  private rows = 0;
  private removed = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly persons: ReadonlySet<string>,
  ) {}

  /** Line that cannot be read, if there is one. */
  async takeFile(path: string): Promise<number | undefined> {
    const splitter = new RecordSplitter();
    for await (const chunk of fileChunks(path)) {
      const fault = await this.take(splitter.push(Buffer.from(chunk)));
      if (fault !== undefined) return fault;
    }
    return this.take(splitter.end());
  }

  private async take(records: readonly RawRecord[]): Promise<number | undefined> {
    const kept: Buffer[] = [];
    for (const record of records) {
      const keeps = this.keeps(record);
      if (keeps === undefined) return record.line;
      if (keeps) kept.push(record.bytes, ENDINGS[record.ending]);
    }
    const part = Buffer.concat(kept);
    this.hash.update(part);
    this.bytes += part.length;
    await this.file.writeFile(part);
    return undefined;
  }

  result(name: string): KeptRows {
    const seal = { name, bytes: this.bytes, sha256: this.hash.digest('hex') };
    return { seal, rows: this.rows, removed: this.removed };
  }

  /** Undefined for a record nobody can tell the person of: to skip it could keep somebody. */
  private keeps({ bytes, broken }: RawRecord): boolean | undefined {
    const fields = broken ? null : parseRecord(bytes.toString('utf8'), ',');
    if (!fields) return undefined;
    if (!this.place) return this.readHeader(fields);
    const institution = fields[this.place.institution];
    const patient = fields[this.place.patient];
    if (institution === undefined || patient === undefined) return undefined;
    const leaves = this.persons.has(personKey(institution, patient));
    if (leaves) this.removed += 1;
    else this.rows += 1;
    return !leaves;
  }

  private readHeader(fields: readonly string[]): boolean | undefined {
    const [institution, patient] = ['institution_code', 'patient_id'].map((item) =>
      fields.indexOf(item),
    );
    if (institution === undefined || patient === undefined) return undefined;
    if (institution < 0 || patient < 0) return undefined;
    this.place = { institution, patient };
    return true;
  }
}
