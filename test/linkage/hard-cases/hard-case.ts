import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';

export interface HardCase {
  /** What makes it hard. */
  readonly about: string;
  /** A record of AOBA and one of MINATO, for persons nobody else in the run resembles. */
  readonly pair: (number: number) => [PatientRow, PatientRow];
  /**
   * What must become of the pair where it is not the group's own: `found` = linked or left for clerical
   * review.
   */
  readonly outcome?: 'found';
  /** The profile that leaves it for clerical review, because it reads less. */
  readonly leftOpenBy?: string;
}
