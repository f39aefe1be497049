import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOTH, ofTheseFiles, type Change } from './resealed.js';

/** A correctly signed package whose archive holds something else than its manifest says. */
export interface ContentFault {
  readonly what: string;
  /** Changes the folder of CSV files and names what goes into the archive. */
  readonly content: (data: string) => string[];
  /** For 7-Zip; `sealing` in the place of encryption of contents and names. */
  readonly switches?: string[];
  readonly sealing?: string[];
  /** What the manifest says of it. */
  readonly change?: Change;
  readonly code: string;
}

const UNEXPECTED = 'ARCHIVE_CONTENT_UNEXPECTED';
const BOMB_BYTES = 256 * 1024 * 1024;

function bomb(data: string): string[] {
  truncateSync(join(data, 'patient.csv'), BOMB_BYTES);
  return BOTH;
}

export const CONTENT_FAULTS: readonly ContentFault[] = [
  {
    what: 'a further file',
    content: (data) => {
      writeFileSync(join(data, 'run.sh'), 'echo');
      return [...BOTH, 'run.sh'];
    },
    code: UNEXPECTED,
  },
  { what: 'a missing file', content: () => ['patient.csv'], code: UNEXPECTED },
  {
    what: 'a symbolic link',
    content: (data) => {
      rmSync(join(data, 'patient.csv'));
      symlinkSync('/etc/hostname', join(data, 'patient.csv'));
      return BOTH;
    },
    switches: ['-snl'],
    code: UNEXPECTED,
  },
  {
    what: 'a folder',
    content: (data) => {
      mkdirSync(join(data, 'inner'));
      writeFileSync(join(data, 'inner', 'x.csv'), '');
      return [...BOTH, 'inner'];
    },
    code: UNEXPECTED,
  },
  {
    what: 'a path that leads out of the folder',
    content: (data) => ['diagnosis.csv', join(data, 'patient.csv')],
    switches: ['-spf'],
    code: UNEXPECTED,
  },
  {
    what: 'an archive bomb: a file of 256 MB in an archive of some KB',
    content: bomb,
    switches: ['-mx=1'],
    code: UNEXPECTED,
  },
  {
    what: 'an archive bomb that agrees with its manifest',
    content: bomb,
    switches: ['-mx=1'],
    change: ofTheseFiles,
    code: 'ARCHIVE_TOO_DENSE',
  },
  {
    what: 'nothing is encrypted',
    content: () => BOTH,
    sealing: ['-t7z'],
    code: 'ARCHIVE_NOT_ENCRYPTED',
  },
  {
    what: 'the contents are encrypted and the file names are not',
    content: () => BOTH,
    sealing: ['-t7z', '-p'],
    code: 'ARCHIVE_NOT_ENCRYPTED',
  },
  {
    what: 'an archive of another kind (ZIP) under the name of a 7z',
    content: () => BOTH,
    sealing: ['-tzip', '-p', '-mem=AES256'],
    code: 'ARCHIVE_DAMAGED',
  },
];
