import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkJob } from '../../../src/features/linkage/domain/link-job.js';
import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';
import type { Settings } from '../../../src/platform/config/config.js';
import { csvOf } from '../../linkage/support/patients.js';
import { GatewayRoom } from '../../transfer-office/support/secure-room.js';

/** Where everything of the first case of the year lies. */
const CASE = '2026_0001';

/** The secure room of a gateway that links. */
export class LinkRoom extends GatewayRoom {
  override get settings(): Pick<Settings, 'secureRoom' | 'linkage'> {
    const [inputDir, outputDir] = [join(this.dir, 'opened'), join(this.dir, 'linked')];
    return { ...super.settings, linkage: { profilesDir: '', inputDir, outputDir, jobsAtOnce: 1 } };
  }

  /** The patient table of an operator, as its package was opened. */
  put(operator: string, rows: readonly PatientRow[]): void {
    const folder = join(this.settings.linkage.inputDir, CASE, operator);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'patient.csv'), csvOf(rows));
  }

  outputOf({ id }: LinkJob): string {
    return join(this.settings.linkage.outputDir, CASE, id);
  }

  /** Names of what lies where a job's links appear, hidden ones as well. */
  output(job: LinkJob): string[] {
    const folder = this.outputOf(job);
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }
}
