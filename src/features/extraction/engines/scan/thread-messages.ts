import type { TablePlan } from './table-plan.js';
import type { TableResult } from './table-result.js';

/** What a thread is told; `pass` numbers the passes over tables. */
export type Order = { readonly pass: number } & (
  | { readonly kind: 'open'; readonly plan: TablePlan }
  | { readonly kind: 'write'; readonly chunk: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' }
  | { readonly kind: 'read'; readonly path: string }
);

/** What it answers: progress of a file being read, or the end of an order. */
export type Answer = { readonly pass: number } & (
  | { readonly kind: 'rows'; readonly rows: number }
  | { readonly kind: 'taken'; readonly rows: number }
  | { readonly kind: 'result'; readonly result: TableResult }
  | { readonly kind: 'fault'; readonly fault: Error }
);
