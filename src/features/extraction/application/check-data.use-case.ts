import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ContractedTable, DataDefinition, DataTable } from '../../catalogue/index.js';
import { CheckFindings } from '../domain/check-findings.js';
import type { CheckReport } from '../domain/check-report.js';
import { TableCheck, type CheckedKeys } from '../domain/check-table.js';
import { contractedIn, wholeDefinition } from '../domain/contracted.js';
import { extractionErrors } from '../domain/errors.js';
import { claimsRehearsal, MARKER_FILE, tableFile } from '../domain/rehearsal-marks.js';
import { checkWall } from '../domain/rehearsal-wall.js';
import { MarkCount } from '../domain/watermark.js';
import { referencedFirst } from '../domain/tables-in-order.js';
import { TableFolders, type CsvBatch, type CsvRecord } from './ports/table-folders.js';

export interface CheckRequest {
  /** Folder of `<table>.csv`, or an extraction's folder that holds it as `data/`. */
  readonly directory: string;
  readonly definition: DataDefinition;
  /** Contracted tables and items; default: everything the definition holds. */
  readonly tables?: readonly ContractedTable[];
  /**
   * Side of the wall the data must be on; refused if they are on the other. Default: files are read as the
   * folder itself claims, and the report tells what marks there are.
   */
  readonly rehearsal?: boolean;
  /** Called now and then with the number of rows checked so far. */
  readonly onProgress?: (rows: number) => void;
}

interface Run {
  readonly directory: string;
  readonly request: CheckRequest;
  readonly tables: readonly ContractedTable[];
  readonly findings: CheckFindings;
  readonly checked: CheckedKeys;
  readonly rehearsal: boolean;
  readonly marks: MarkCount;
  rows: number;
}

/** 仕様適合検査. CSV tables against the data definition and the contracted items, streaming. */
@UseCase()
export class CheckData {
  constructor(private readonly folders: TableFolders) {}

  async execute(request: CheckRequest): Promise<Outcome<CheckReport>> {
    const { definition } = request;
    const tables = contractedIn(definition, request.tables ?? wholeDefinition(definition));
    if (!tables.ok) return tables;
    const directory = await this.#dataFolder(request.directory);
    const entries = await this.folders.entries(directory);
    if (entries === null)
      return refuse(extractionErrors.FOLDER_NOT_FOUND, { directory: request.directory });
    const findings = new CheckFindings();
    const run: Run = {
      directory,
      request,
      tables: tables.value,
      findings,
      checked: new Map(),
      rehearsal: request.rehearsal ?? claimsRehearsal(entries),
      marks: new MarkCount(entries),
      rows: 0,
    };
    noticeUnexpected(entries, run);
    const counts = new Map<string, number>();
    for (const table of referencedFirst(definition)) {
      const items = tables.value.find((one) => one.table === table.name)?.items;
      if (items) counts.set(table.name, await this.#table(table, items, entries, run));
    }
    const marks = run.marks.marks();
    const wall = request.rehearsal === undefined ? ok() : checkWall(marks, request.rehearsal);
    if (!wall.ok) return wall;
    const rows = tables.value.map(({ table }) => ({ table, rows: counts.get(table) ?? 0 }));
    return ok(findings.report(rows, marks));
  }

  async #dataFolder(directory: string): Promise<string> {
    const entries = await this.folders.entries(directory);
    const isExtraction =
      entries?.includes('data') && entries.some((name) => name.endsWith('.json'));
    return isExtraction ? `${directory}/data` : directory;
  }

  /** Rows of the table. */
  async #table(
    table: DataTable,
    items: readonly string[],
    entries: readonly string[],
    run: Run,
  ): Promise<number> {
    const { checked, findings, marks, rehearsal } = run;
    const { codeTables } = run.request.definition;
    const check = new TableCheck(table, items, codeTables, checked, findings, marks);
    const file = tableFile(table.name, rehearsal);
    if (!entries.includes(file)) {
      run.findings.add({ table: table.name, rule: 'file-missing', row: 0 });
      return 0;
    }
    const reading = new TableReading(table.name, check, run.findings);
    for await (const batch of this.folders.read(run.directory, file)) {
      const before = check.rows;
      reading.take(batch);
      run.rows += check.rows - before;
      run.request.onProgress?.(run.rows);
    }
    reading.end();
    return check.rows;
  }
}

/** Takes the records of one file to the table's check, its header first. */
class TableReading {
  #header: 'awaited' | 'right' | 'wrong' = 'awaited';

  constructor(
    private readonly table: string,
    private readonly check: TableCheck,
    private readonly findings: CheckFindings,
  ) {}

  take({ records, hasBom }: CsvBatch): void {
    if (hasBom) this.#add('byte-order-mark');
    for (const record of records) this.#record(record);
  }

  /** An empty file has no header. */
  end(): void {
    if (this.#header === 'awaited') this.#add('header');
  }

  #record(record: CsvRecord): void {
    const isHeader = this.#header === 'awaited';
    if (isHeader) this.#readHeader(record);
    else this.#row(record);
    if (record.ending !== 'crlf' && record.fault === null) this.#add('line-ending', isHeader);
  }

  #readHeader({ fields }: CsvRecord): void {
    const { items } = this.check;
    const same = fields?.length === items.length && items.every((name, at) => name === fields[at]);
    this.#header = same ? 'right' : 'wrong';
    if (!same) this.#add('header');
  }

  #row({ fields, fault }: CsvRecord): void {
    if (fault === 'encoding') this.check.badRecord('encoding');
    else if (this.#header === 'wrong') this.check.rows += 1;
    else if (fields?.length !== this.check.items.length) this.check.badRecord('record');
    else this.check.row(fields);
  }

  #add(rule: 'byte-order-mark' | 'header' | 'line-ending', wholeFile = true): void {
    this.findings.add({ table: this.table, rule, row: wholeFile ? 0 : this.check.rows });
  }
}

function noticeUnexpected(entries: readonly string[], { tables, findings, rehearsal }: Run): void {
  const expected = new Set(tables.map(({ table }) => tableFile(table, rehearsal)));
  if (rehearsal) expected.add(MARKER_FILE);
  for (const name of entries)
    if (!expected.has(name))
      findings.add({ table: '-', rule: 'file-unexpected', row: 0, value: name });
}
