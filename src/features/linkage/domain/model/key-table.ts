import type { Profile } from './profile.js';

/** Columns that name a record in a table of keys; no field can be called so. */
export const RECORD_KEY = ['_institution', '_patient'] as const;

/** The profile over tables whose columns are its fields, normalised already. */
export const overKeys = (profile: Profile): Profile => ({
  ...profile,
  fields: profile.fields.map(({ name, kind }) => ({ name, kind, from: [name] })),
});
