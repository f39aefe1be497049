import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeDefinition } from '../../src/features/extraction/index.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { bytesOf, pathOf, type Specimen } from './ss-mix2-specimens.js';
import { extracted, put, scratch, type Written } from './support.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
/** The tables of the common definition that SS-MIX2 storages fill. */
export const definition = {
  ...common,
  tables: common.tables.filter(({ sourceKind }) => sourceKind === 'ss-mix2'),
};

/** A storage in a folder of its own, and what is extracted of it. */
export class Storage {
  readonly #source: string;
  readonly out: string;

  private constructor(private readonly work: Awaited<ReturnType<typeof scratch>>) {
    this.#source = join(work.path, 'source');
    this.out = join(work.path, 'out');
  }

  static async create(): Promise<Storage> {
    return new Storage(await scratch());
  }

  store(one: Specimen, bytes = bytesOf(one)): Promise<void> {
    return put(this.#source, pathOf(one), bytes);
  }

  /** Extracts these tables, or all. */
  read(tables: readonly string[] = definition.tables.map(({ name }) => name)): Promise<Written> {
    const contracted = wholeDefinition(definition).filter(({ table }) => tables.includes(table));
    return extracted({
      source: this.#source,
      out: this.out,
      ticket: { definition, tables: contracted },
    });
  }

  remove(): Promise<void> {
    return this.work.remove();
  }
}
