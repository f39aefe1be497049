import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import type { CheckReport } from '../domain/check-report.js';
import type { Severities } from '../domain/check-severities.js';
import { contractedIn, wholeDefinition } from '../domain/contracted.js';
import { extractionErrors } from '../domain/errors.js';
import { claimsRehearsal, tableFile } from '../domain/rehearsal-marks.js';
import { checkWall } from '../domain/rehearsal-wall.js';
import { TableFolders } from './ports/table-folders.js';
import { TableScanner, type Scan, type ScanPlan } from './ports/table-scanner.js';

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
  /** Day of provision; default: today. */
  readonly asOf?: LocalDate;
  /** Severities other than the usual. */
  readonly severities?: Severities;
  /** Called now and then with the number of rows checked so far. */
  readonly onProgress?: (rows: number) => void;
}

/** 仕様適合検査. CSV tables against the data definition and the contracted items, streaming. */
@UseCase()
export class CheckData {
  constructor(
    private readonly folders: TableFolders,
    private readonly scanner: TableScanner,
    private readonly clock: Clock,
  ) {}

  async execute(request: CheckRequest): Promise<Outcome<CheckReport>> {
    const { definition, onProgress, severities } = request;
    const tables = contractedIn(definition, request.tables ?? wholeDefinition(definition));
    if (!tables.ok) return tables;
    const directory = await this.#dataFolder(request.directory);
    const entries = await this.folders.entries(directory);
    if (entries === null)
      return refuse(extractionErrors.FOLDER_NOT_FOUND, { directory: request.directory });
    const report = await this.#scan(directory, {
      definition,
      tables: tables.value,
      rehearsal: request.rehearsal ?? claimsRehearsal(entries),
      entries,
      asOf: request.asOf ?? this.clock.today(),
      hashes: false,
      ...(severities && { severities }),
      ...(onProgress && { onProgress }),
    });
    const wall =
      request.rehearsal === undefined ? ok() : checkWall(report.rehearsal, request.rehearsal);
    return wall.ok ? ok(report) : wall;
  }

  async #dataFolder(directory: string): Promise<string> {
    const entries = await this.folders.entries(directory);
    const isExtraction =
      entries?.includes('data') && entries.some((name) => name.endsWith('.json'));
    return isExtraction ? `${directory}/data` : directory;
  }

  async #scan(directory: string, plan: ScanPlan): Promise<CheckReport> {
    const scan = this.scanner.open(plan);
    try {
      await scanFiles(scan, directory, plan);
      return (await scan.finish()).report;
    } finally {
      await scan.abandon();
    }
  }
}

/** All at the same time: how many are worked on at once is the engine’s to decide. */
async function scanFiles(scan: Scan, directory: string, plan: ScanPlan): Promise<void> {
  const present = plan.tables
    .map(({ table }) => ({ table, file: tableFile(table, plan.rehearsal) }))
    .filter(({ file }) => plan.entries.includes(file));
  await Promise.all(present.map(({ table, file }) => scan.file(table, `${directory}/${file}`)));
}
