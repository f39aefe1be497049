import { copyFile, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import { ExtractData, type ExtractReceipt, type ExtractRequest } from '../../extraction/index.js';
import { packageFiles } from '../domain/package-name.js';
import type { PackReceipt } from '../domain/package-receipts.js';
import { EXTRACT_RECEIPT } from './extraction-folder.js';
import { buildFolder } from './files/build-folder.js';
import { withStorage } from './files/with-storage.js';
import { PackArchive, type PackInput } from './pack-archive.use-case.js';

/** How far it is: records read, whose number nobody knows before the end; then per cent of the sealing. */
type OnStep = (step: 'extract' | 'pack', done: number) => void;

/** What extracting and packing take, with one output folder for both. */
export interface ProvideInput extends Omit<PackInput, 'from' | 'onProgress'> {
  readonly sources: ExtractRequest['sources'];
  readonly onStep?: OnStep;
}

export interface Provided {
  readonly extracted: ExtractReceipt;
  readonly packed: SignedDocument<PackReceipt>;
}

/**
 * 抽出から封緘まで in one go: `medium/` and `office/` as packing leaves them, `extraction/` for the secure room.
 * All of it appears, or nothing: an approver's signature is still to come.
 */
@UseCase()
export class ProvidePackage {
  constructor(
    private readonly extraction: ExtractData,
    private readonly packing: PackArchive,
  ) {}

  /** Signer and lists are judged first: they would otherwise end hours of reading. */
  execute(input: ProvideInput): Promise<Outcome<Provided>> {
    return withStorage(async () => {
      const order = await this.packing.order(input);
      if (!order.ok) return order;
      const { name } = order.value;
      return buildFolder(input.to, (building) => this.build(input, name, building), input.signal);
    });
  }

  private async build(
    { sources, onStep, ...input }: ProvideInput,
    name: string,
    building: string,
  ): Promise<Outcome<Provided>> {
    const from = join(building, 'extraction');
    const onProgress = (done: number) => onStep?.('extract', done);
    const reading = { ...input, sources, directory: from, onProgress };
    const extracted = await this.extraction.execute(reading);
    if (!extracted.ok) return extracted;
    const sealed = join(building, 'sealed');
    onStep?.('pack', 0);
    const onPercent = (done: number) => onStep?.('pack', done);
    const packing = { ...input, from, to: sealed, onProgress: onPercent };
    const packed = await this.packing.execute(packing);
    if (!packed.ok) return packed;
    for (const part of ['medium', 'office']) await rename(join(sealed, part), join(building, part));
    await rmdir(sealed);
    const receipt = join(building, 'office', packageFiles(name).extraction);
    await copyFile(join(from, EXTRACT_RECEIPT), receipt);
    return ok({ extracted: extracted.value, packed: packed.value });
  }
}
