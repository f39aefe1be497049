import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';

/** Paths on a medium. */
export interface Medium {
  readonly path: (end: string) => string;
  /** Volume by its number. */
  readonly volume: (number: number) => string;
  /** Puts another package's files of these ends in the place of its own; without ends, all. */
  readonly takeFromOther: (ends?: readonly string[]) => void;
}

/** What happens to a package on its way, and what opening then says. */
export interface TravelFault {
  readonly what: string;
  readonly code: string;
  readonly happen: (medium: Medium) => void;
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

export const TRAVEL_FAULTS: readonly TravelFault[] = [
  {
    what: 'a volume cut short',
    code: 'ARCHIVE_SIZE_MISMATCH',
    happen: ({ volume }) => {
      truncateSync(volume(1), 1000);
    },
  },
  {
    what: 'a bit flipped in a volume',
    code: 'ARCHIVE_HASH_MISMATCH',
    happen: ({ volume }) => {
      flip(volume(1));
    },
  },
  {
    what: 'bytes added to a volume',
    code: 'ARCHIVE_SIZE_MISMATCH',
    happen: ({ volume }) => {
      appendFileSync(volume(2), 'x');
    },
  },
  {
    what: 'volumes exchanged',
    code: 'ARCHIVE_SIZE_MISMATCH',
    happen: ({ volume, path }) => {
      renameSync(volume(1), path('.tmp'));
      renameSync(volume(2), volume(1));
      renameSync(path('.tmp'), volume(2));
    },
  },
  {
    what: 'a volume missing',
    code: 'VOLUME_MISSING',
    happen: ({ volume }) => {
      rmSync(volume(2));
    },
  },
  {
    what: 'a volume too many',
    code: 'PACKAGE_FILE_UNEXPECTED',
    happen: ({ volume }) => {
      writeFileSync(volume(9), 'x');
    },
  },
  {
    what: 'a folder in the place of a volume',
    code: 'VOLUME_MISSING',
    happen: ({ volume }) => {
      rmSync(volume(2));
      mkdirSync(volume(2));
    },
  },
  {
    what: 'an old manifest with the new archive',
    code: 'ANNOUNCED_MANIFEST_MISMATCH',
    happen: ({ takeFromOther }) => {
      takeFromOther(['.manifest.json', '.manifest.json.asc', '.sha256']);
    },
  },
  {
    what: 'a whole older package in its place',
    code: 'ANNOUNCED_MANIFEST_MISMATCH',
    happen: ({ takeFromOther }) => {
      takeFromOther();
    },
  },
  {
    what: 'a file renamed',
    code: 'PACKAGE_FILE_MISSING',
    happen: ({ path }) => {
      renameSync(path('.manifest.json'), path('.manifest-1.json'));
    },
  },
  {
    what: 'a medium that gives read errors',
    code: 'STORAGE_FAILED',
    happen: ({ path }) => {
      // Reading the first page of a process's memory is an input/output error everywhere.
      rmSync(path('.manifest.json'));
      symlinkSync('/proc/self/mem', path('.manifest.json'));
    },
  },
];
