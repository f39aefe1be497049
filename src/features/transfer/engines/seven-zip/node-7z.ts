import type { ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';
// @ts-expect-error node-7z ships no types; what is used of it is described below.
import untyped from 'node-7z';

export interface SevenZipStream extends EventEmitter {
  readonly _bin: string;
  readonly _args: readonly string[];
  _childProcess: ChildProcess;
}

export interface SevenZipEntry {
  readonly file: string;
  readonly techInfo?: ReadonlyMap<string, string>;
}

interface SevenZipOptions {
  readonly $bin: string;
  /** Only prepare: the caller starts the process and calls `listen`. */
  readonly $defer: true;
  readonly $progress?: boolean;
  readonly $raw?: readonly string[];
  readonly techInfo?: boolean;
}

interface SevenZipLibrary {
  add(archive: string, sources: readonly string[], options: SevenZipOptions): SevenZipStream;
  list(archive: string, options: SevenZipOptions): SevenZipStream;
  listen(stream: SevenZipStream): SevenZipStream;
}

export const SevenZip = untyped as SevenZipLibrary;
