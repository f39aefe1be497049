import type { ValueTransformer } from 'typeorm';

/** bigint comes from the driver as text; log positions stay far below 2^53. */
const transformer: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null || value === undefined ? value : Number(value)),
};

/** Options of a bigint column that holds a position in a log or its size. */
export const POSITION = { transformer };
