import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkJob } from '../../../src/features/linkage/domain/link-job.js';
import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';
import type { Settings } from '../../../src/platform/config/config.js';
import { csvOf } from '../../linkage/support/patients.js';
import { HeldTable } from '../../transfer-office/support/held-table.js';
import { GatewayRoom } from '../../transfer-office/support/secure-room.js';

/** Where everything of a case of the tests' year lies. */
const folderOf = (caseNumber: number): string => `2026_${String(caseNumber).padStart(4, '0')}`;

/** The secure room of a gateway that links. */
export class LinkRoom extends GatewayRoom {
  private stuck: HeldTable | undefined;

  override get settings(): Pick<Settings, 'secureRoom' | 'linkage'> {
    const [inputDir, outputDir] = [join(this.dir, 'opened'), join(this.dir, 'linked')];
    return { ...super.settings, linkage: { profilesDir: '', inputDir, outputDir, jobsAtOnce: 1 } };
  }

  /** The patient table of an operator, as its package was opened. */
  put(operator: string, rows: readonly PatientRow[], caseNumber = 1): void {
    writeFileSync(this.clearedTable(operator, caseNumber), csvOf(rows));
  }

  /** What a closed review of the first case left. */
  putReview(id: string, { labels, receipt }: Record<'labels' | 'receipt', string>): void {
    const folder = join(this.settings.linkage.inputDir, folderOf(1), 'reviews', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'labels.csv'), labels);
    writeFileSync(join(folder, 'link-review.receipt.json'), receipt);
  }

  /** Whoever reads the operator's table from now on gets stuck in it, until it is put anew. */
  holdTable(operator: string, caseNumber = 1): void {
    this.stuck = new HeldTable(this.clearedTable(operator, caseNumber));
  }

  outputOf({ id, ticket }: LinkJob): string {
    const { outputDir } = this.settings.linkage;
    return join(outputDir, folderOf(ticket.document.caseNumber), id);
  }

  /** Names of what lies where a job's links appear, hidden ones as well. */
  output(job: LinkJob): string[] {
    const folder = this.outputOf(job);
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  override async close(): Promise<void> {
    this.stuck?.end();
    await super.close();
  }

  private clearedTable(operator: string, caseNumber: number): string {
    this.stuck?.end();
    const folder = join(this.settings.linkage.inputDir, folderOf(caseNumber), operator);
    mkdirSync(folder, { recursive: true });
    const table = join(folder, 'patient.csv');
    rmSync(table, { force: true });
    return table;
  }
}
