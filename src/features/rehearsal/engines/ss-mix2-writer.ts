import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chart } from '../domain/clinical.js';
import type { PatientRecord } from '../domain/patient-record.js';
import type { RecordSink } from './record-sink.js';
import { storageFiles } from './ss-mix2-files.js';

/**
 * SS-MIX2 standardised storage: 患者ID先頭3/4–6文字/患者ID/診療日/データ種別/file.
 *
 * Writes synchronously: a patient is eight folders and four files of under a kilobyte, and handing each call to
 * the thread pool cost more (measured: 0.20 s against 1.4 s of processor time in Node for 5,000 patients) than
 * the second core gave back.
 */
export class SsMix2Writer implements RecordSink {
  private readonly parents = new Set<string>();

  constructor(private readonly root: string) {}

  add(record: PatientRecord, chart: Chart): Promise<void> {
    const { patientId } = record;
    const folder = join(this.parentOf(patientId), patientId);
    mkdirSync(folder);
    const made = new Set<string>();
    const make = (path: string): void => {
      if (!made.has(path)) mkdirSync(path);
      made.add(path);
    };
    for (const { date, kind, name, bytes } of storageFiles(record, chart)) {
      make(join(folder, date));
      make(join(folder, date, kind));
      writeFileSync(join(folder, date, kind, name), bytes, { flag: 'wx' });
    }
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Folders shared by many patients are made once. */
  private parentOf(patientId: string): string {
    const folder = join(this.root, patientId.slice(0, 3), patientId.slice(3, 6));
    if (!this.parents.has(folder)) mkdirSync(folder, { recursive: true });
    this.parents.add(folder);
    return folder;
  }
}
