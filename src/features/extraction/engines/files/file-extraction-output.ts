import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { eraseBeforeEnd } from '../../../../kernel/erase-before-end.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { ContractedTable } from '../../../catalogue/index.js';
import { PERSON_NOTICE_ITEMS, type PersonNotice } from '../../../notice/index.js';
import {
  ExtractionOutput,
  OpenExtraction,
  type HeldRow,
} from '../../application/ports/extraction-output.js';
import { extractionErrors } from '../../domain/errors.js';
import type { ExtractedFile, ExtractReceipt } from '../../domain/extract-receipt.js';
import { FINDINGS, type SourceFinding } from '../../domain/source-finding.js';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import { HashedFile } from '../../../../platform/files/hashed-file.js';
import { MARKER_FILE, markerText, tableFile } from '../../domain/rehearsal-marks.js';
import { Spool } from './spool.js';

/** Days of single persons, beside `data/`. */
const NOTIFIED = 'notified.csv';

interface OpenTable {
  readonly table: string;
  readonly name: string;
  readonly file: HashedFile;
  rows: number;
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

class FileExtraction extends OpenExtraction {
  #findings = 0;
  readonly #spools = new Map<string, Spool>();

  constructor(
    private readonly partial: string,
    private readonly target: string,
    private readonly tables: ReadonlyMap<string, OpenTable>,
    private readonly findings: HashedFile,
    private readonly stopErasing: () => void,
  ) {
    super();
  }

  override row(table: string, values: readonly string[]): Promise<void> {
    return this.#write(table, csvRecord(values));
  }

  override async hold({ table, person, isUndated, values }: HeldRow): Promise<void> {
    const spool = this.#spools.get(table) ?? (await this.#spool(table));
    await spool.write({ person, isUndated, text: values === null ? '' : csvRecord(values) });
  }

  override async release(isAdmitted: (row: Omit<HeldRow, 'values'>) => boolean): Promise<void> {
    for (const [table, spool] of this.#spools) {
      for await (const rows of spool.read())
        for (const { person, isUndated, text } of rows)
          if (isAdmitted({ table, person, isUndated })) await this.#write(table, text);
      await spool.erase();
    }
  }

  override async finding(finding: SourceFinding): Promise<void> {
    const { severity, ja, en } = FINDINGS[finding.code];
    const line = JSON.stringify({ ...finding, severity, ja, en });
    await this.findings.write(`${this.#findings === 0 ? '[\n' : ',\n'}${line}`);
    this.#findings += 1;
  }

  override async notified(persons: Iterable<PersonNotice>): Promise<ExtractReceipt['notified']> {
    let file: HashedFile | undefined;
    let rows = 0;
    for (const { institutionCode, patientId, notifiedOn } of persons) {
      file ??= await this.#createNotified();
      await file.write(csvRecord([institutionCode, patientId, notifiedOn]));
      rows += 1;
    }
    return file && { file: NOTIFIED, rows, ...(await file.close()) };
  }

  override async finish(): Promise<readonly ExtractedFile[]> {
    await this.findings.write(this.#findings === 0 ? '[]\n' : '\n]\n');
    await this.findings.close();
    const files: ExtractedFile[] = [];
    for (const { table, name, file, rows } of this.tables.values())
      files.push({ file: name, table, rows, ...(await file.close()) });
    return files;
  }

  override async publish(receipt: string): Promise<void> {
    const file = await HashedFile.create(join(this.partial, 'extract.receipt.json'));
    await file.write(receipt);
    await file.close();
    await syncDirectory(join(this.partial, 'data'));
    await syncDirectory(this.partial);
    await rmdir(this.target).catch(() => undefined);
    await rename(this.partial, this.target);
    this.stopErasing();
    await syncDirectory(dirname(this.target));
  }

  override async discard(): Promise<void> {
    await this.findings.abandon();
    for (const spool of this.#spools.values()) await spool.erase();
    for (const { file } of this.tables.values()) await file.abandon();
    await rm(this.partial, { recursive: true, force: true });
    this.stopErasing();
  }

  async #write(table: string, record: string): Promise<void> {
    const open = this.tables.get(table);
    if (open === undefined) throw new Error(`No file is open for table ${table}.`);
    open.rows += 1;
    await open.file.write(record);
  }

  async #spool(table: string): Promise<Spool> {
    const spool = await Spool.create(join(this.partial, `${table}.rows`));
    this.#spools.set(table, spool);
    return spool;
  }

  async #createNotified(): Promise<HashedFile> {
    const file = await HashedFile.create(join(this.partial, NOTIFIED));
    await file.write(csvRecord(PERSON_NOTICE_ITEMS));
    return file;
  }
}

async function isFree(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

/** Builds the extraction beside its place and renames it there: it is complete or absent. */
export class FileExtractionOutput extends ExtractionOutput {
  override async open(
    directory: string,
    contracted: readonly ContractedTable[],
    rehearsal: boolean,
  ): Promise<Outcome<OpenExtraction>> {
    const target = resolve(directory);
    if (!(await isFree(target))) return refuse(extractionErrors.OUTPUT_EXISTS, { directory });
    const partial = `${target}.partial`;
    // Left by a run that was killed; it holds personal data and nobody will finish it.
    await rm(partial, { recursive: true, force: true });
    const release = eraseBeforeEnd(partial);
    await mkdir(join(partial, 'data'), { recursive: true, mode: 0o700 });
    const tables = await openTables(join(partial, 'data'), contracted, rehearsal);
    const findings = await HashedFile.create(join(partial, 'findings.json'));
    return ok(new FileExtraction(partial, target, tables, findings, release));
  }
}

async function openTables(
  folder: string,
  contracted: readonly ContractedTable[],
  rehearsal: boolean,
): Promise<Map<string, OpenTable>> {
  if (rehearsal) await writeMarker(folder);
  const tables = new Map<string, OpenTable>();
  for (const { table, items } of contracted) {
    const name = tableFile(table, rehearsal);
    const file = await HashedFile.create(join(folder, name));
    await file.write(csvRecord(items));
    tables.set(table, { table, name, file, rows: 0 });
  }
  return tables;
}

async function writeMarker(folder: string): Promise<void> {
  const marker = await HashedFile.create(join(folder, MARKER_FILE));
  await marker.write(markerText({}));
  await marker.close();
}
