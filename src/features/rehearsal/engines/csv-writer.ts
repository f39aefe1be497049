import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chart } from '../domain/clinical.js';
import type { PatientRecord } from '../domain/patient-record.js';
import type { TableName } from '../domain/summary.js';
import { chartRows, COLUMNS } from './csv-rows.js';
import type { RecordSink } from './record-sink.js';
import { csvRecord } from '../../../platform/csv/write-csv.js';
import { TextFile } from './text-file.js';

const TABLES = Object.keys(COLUMNS) as TableName[];

/** `<table>.csv` per table in the columns of the data definition: UTF-8, CRLF, header row. */
export class CsvWriter implements RecordSink {
  private constructor(private readonly files: ReadonlyMap<TableName, TextFile>) {}

  static async create(folder: string): Promise<CsvWriter> {
    await mkdir(folder, { recursive: true });
    const files = new Map<TableName, TextFile>();
    for (const table of TABLES) {
      const file = await TextFile.create(join(folder, `${table}.csv`));
      await file.write(csvRecord(COLUMNS[table]));
      files.set(table, file);
    }
    return new CsvWriter(files);
  }

  async add(record: PatientRecord, chart: Chart): Promise<void> {
    const rows = chartRows(record, chart);
    for (const [table, file] of this.files) await file.write(rows[table].map(csvRecord).join(''));
  }

  async close(): Promise<void> {
    for (const file of this.files.values()) await file.close();
  }
}
