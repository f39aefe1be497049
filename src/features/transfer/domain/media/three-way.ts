import type { TransferPackage } from '../states/package.js';
import { sealOn } from './carriage.js';
import type { CustodyEvent } from './custody-event.js';

/** One line of the three-way comparison. Absent: not known (yet). */
export interface ComparedMark {
  /** Serial number of the medium, as announced or sealed. */
  readonly medium: string;
  readonly mark: 'serial' | 'seal-number' | 'seal' | 'archive-sha256';
  /** By the provider's announcement. */
  readonly announced?: string;
  /** As it was sealed, by the chain of custody. */
  readonly sealed?: string;
  /** On the medium as it arrived. */
  readonly found?: string;
  readonly fits: boolean;
}

type Marks = Partial<Record<ComparedMark['mark'], string>>;

type Histories = readonly (readonly CustodyEvent[])[];
type Compared = Pick<TransferPackage, 'consignment' | 'seal' | 'arrival'>;

/**
 * 三者照合, of each medium: what was announced, what the medium bears, what was found; each must be there and alike.
 * A medium that was announced or sealed only does not fit.
 */
export function threeWay(pack: Compared, histories: Histories): ComparedMark[] {
  const announced = (pack.consignment?.media ?? []).map(({ serial }) => serial);
  const sealed = histories.flatMap(([first]) => (first ? [first.medium.serial] : []));
  return [...new Set([...announced, ...sealed])].flatMap((serial) =>
    marksOf(pack, serial, histories.findLast(([first]) => first?.medium.serial === serial) ?? []),
  );
}

function marksOf(pack: Compared, medium: string, history: readonly CustodyEvent[]): ComparedMark[] {
  const receipt = history.find(({ kind }) => kind === 'received');
  const before = receipt ? history.slice(0, history.indexOf(receipt)) : history;
  const announced = announcedMarks(pack, medium);
  const sealed = sealedMarks(sealOn(before));
  const found = foundMarks(receipt, pack.arrival?.sha256);
  return MARKS.map((mark) => ({
    medium,
    mark,
    ...present('announced', announced[mark]),
    ...present('sealed', sealed[mark]),
    ...present('found', found[mark]),
    fits: announced[mark] !== undefined && sameOf(announced, sealed, found, mark),
  }));
}

const MARKS = ['serial', 'seal-number', 'seal', 'archive-sha256'] as const;

const sameOf = (one: Marks, two: Marks, three: Marks, mark: ComparedMark['mark']): boolean =>
  one[mark] === two[mark] && two[mark] === three[mark];

const present = (name: string, value: string | undefined) =>
  value === undefined ? {} : { [name]: value };

function announcedMarks({ consignment, seal }: Compared, medium: string): Marks {
  const announced = consignment?.media?.find(({ serial }) => serial === medium);
  if (!announced) return {};
  const { serial, sealNumber } = announced;
  return { serial, 'seal-number': sealNumber, seal: 'intact', 'archive-sha256': seal?.sha256 };
}

const sealedMarks = (sealing: CustodyEvent | undefined): Marks =>
  sealing
    ? {
        serial: sealing.medium.serial,
        'seal-number': sealing.sealNumber,
        seal: 'intact',
        'archive-sha256': sealing.content?.sha256,
      }
    : {};

const foundMarks = (receipt: CustodyEvent | undefined, sha256: string | undefined): Marks => ({
  serial: receipt?.serialFound,
  'seal-number': receipt?.sealNumber,
  seal: sealText(receipt?.sealIntact),
  'archive-sha256': sha256,
});

const sealText = (intact: boolean | undefined): string | undefined =>
  intact === undefined ? undefined : intact ? 'intact' : 'broken';
