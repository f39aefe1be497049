import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A correctly signed package whose archive holds something else than its manifest says. */
export interface ContentFault {
  readonly what: string;
  /** Changes the folder of CSV files and names what goes into the archive. */
  readonly content: (data: string) => string[];
  /** For 7-Zip. */
  readonly switches: string[];
}

const BOTH = ['patient.csv', 'diagnosis.csv'];
const BOMB_BYTES = 256 * 1024 * 1024;

export const CONTENT_FAULTS: readonly ContentFault[] = [
  {
    what: 'a further file',
    content: (data) => {
      writeFileSync(join(data, 'run.sh'), 'echo');
      return [...BOTH, 'run.sh'];
    },
    switches: [],
  },
  { what: 'a missing file', content: () => ['patient.csv'], switches: [] },
  {
    what: 'a symbolic link',
    content: (data) => {
      rmSync(join(data, 'patient.csv'));
      symlinkSync('/etc/hostname', join(data, 'patient.csv'));
      return BOTH;
    },
    switches: ['-snl'],
  },
  {
    what: 'a folder',
    content: (data) => {
      mkdirSync(join(data, 'inner'));
      writeFileSync(join(data, 'inner', 'x.csv'), '');
      return [...BOTH, 'inner'];
    },
    switches: [],
  },
  {
    what: 'a path that leads out of the folder',
    content: (data) => ['diagnosis.csv', join(data, 'patient.csv')],
    switches: ['-spf'],
  },
  {
    what: 'an archive bomb: a file of 256 MB in an archive of some KB',
    content: (data) => {
      truncateSync(join(data, 'patient.csv'), BOMB_BYTES);
      return BOTH;
    },
    switches: ['-mx=1'],
  },
];
