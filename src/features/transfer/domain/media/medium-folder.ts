import { refuse, type Refusal } from '../../../../kernel/outcome.js';
import type { FileSeal } from '../manifest.js';
import { packageErrors } from '../package-errors.js';
import type { ConsignedMedium } from '../states/package.js';

/** Where a medium's files lie: the mounted medium itself, or a copy of it. */
export interface MediumFolder {
  readonly folder: string;
  /** Serial number on the medium's label, where the person who gave the folder read it. */
  readonly serial?: string;
}

/** What a label says of its medium: which volumes lie on it. */
export type LabelledMedium = Pick<ConsignedMedium, 'serial' | 'volumes'>;

/** A volume of the manifest, and the folders it was found in: at least one; several bear the same volume. */
export interface PlacedVolume {
  readonly seal: FileSeal;
  readonly places: readonly MediumFolder[];
}

const liesIn = ({ places }: PlacedVolume, home: MediumFolder): boolean =>
  places.some(({ folder }) => folder === home.folder);

const elsewhere = ({ seal, places }: PlacedVolume, serial: string, home?: MediumFolder): Refusal =>
  refuse(packageErrors.VOLUME_ON_OTHER_MEDIUM, {
    ...{ file: seal.name, serial, folder: (home ?? places[0])?.folder ?? '' },
  });

/**
 * The volumes lie on the media whose labels name them. A folder given with its serial number holds exactly the
 * volumes of that label; without one, the volumes of each label lie together, whichever folder that is.
 */
export function wrongMedium(
  volumes: readonly PlacedVolume[],
  folders: readonly MediumFolder[],
  labels: readonly LabelledMedium[] = [],
): Refusal | undefined {
  const serials = folders.flatMap(({ serial }) => serial ?? []);
  const unknown = serials.find((given) => !labels.some(({ serial }) => serial === given));
  if (unknown !== undefined) return refuse(packageErrors.MEDIUM_NOT_ANNOUNCED, { serial: unknown });
  for (const label of labels) {
    const wrong =
      missingFromHome(volumes, folders, label) ?? strangeAtHome(volumes, folders, label);
    if (wrong) return wrong;
  }
  return undefined;
}

const belongsTo =
  ({ volumes }: LabelledMedium) =>
  ({ seal }: PlacedVolume): boolean =>
    volumes.includes(seal.name);

/** A volume that the label names, but that lies in another folder than the rest of them. */
function missingFromHome(
  volumes: readonly PlacedVolume[],
  folders: readonly MediumFolder[],
  label: LabelledMedium,
): Refusal | undefined {
  const own = volumes.filter(belongsTo(label));
  const named = folders.filter(({ serial }) => serial === label.serial);
  const homes = named.length > 0 ? named : (own[0]?.places ?? []);
  const astray = homes.map((home) => own.find((volume) => !liesIn(volume, home)));
  const [first] = astray;
  return first && astray.every(Boolean) ? elsewhere(first, label.serial) : undefined;
}

/** A volume in the folder given with this label's serial number that another label names. */
function strangeAtHome(
  volumes: readonly PlacedVolume[],
  folders: readonly MediumFolder[],
  label: LabelledMedium,
): Refusal | undefined {
  for (const home of folders.filter(({ serial }) => serial === label.serial)) {
    const strange = volumes.find((volume) => !belongsTo(label)(volume) && liesIn(volume, home));
    if (strange) return elsewhere(strange, label.serial, home);
  }
  return undefined;
}
