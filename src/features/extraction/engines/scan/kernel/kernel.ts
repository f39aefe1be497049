import { KERNEL_CODE } from './kernel-code.js';

/** What assembly/kernel.ts offers; places are addresses in its memory. */
export interface Kernel {
  setup(width: number, ...places: readonly number[]): void;
  read(from: number, limit: number): number;
  between(first: number, last: number): void;
  judge(columns: number): number;
  accept(column: number): void;
  isShaped(code: number, system: number, shapes: number): number;
  hash(list: number, mode: number): void;
  span(start: number, end: number): number;
}

const code = new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));

export const kernelOn = (memory: WebAssembly.Memory): Kernel =>
  new WebAssembly.Instance(code, { env: { memory } }).exports as unknown as Kernel;

const PAGE = 65_536;

export const pagesFor = (bytes: number): number => Math.ceil(bytes / PAGE);
