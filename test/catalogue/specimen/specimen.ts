import { dpc } from './dpc.js';
import { mml } from './mml.js';
import { receipt } from './receipt.js';
import { registry } from './registry.js';
import { ssMix2 } from './ss-mix2.js';

export type SpecimenRow = Readonly<Record<string, string>>;

/** Rows a source would give, by table; without the person, whom all rows share. */
export type Specimen = Readonly<Record<string, readonly SpecimenRow[]>>;

const PERSON = { institution_code: '0110113719', patient_id: '0009013' };

/** Invented rows in the shapes of the standards' own examples, for every table. */
export const specimen = (): Map<string, SpecimenRow[]> =>
  new Map(
    Object.entries({ ...ssMix2, ...mml, ...receipt, ...dpc, ...registry }).map(([table, rows]) => [
      table,
      rows.map((row) => ({ ...PERSON, ...row })),
    ]),
  );
