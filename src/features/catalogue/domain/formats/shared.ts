import type { DataDefinition } from '../data-definition.js';

/** `YYYY-MM-DD`, or with a time to the minute or second, as the check of a package takes it. */
export const DATETIME_PATTERN =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?';

export const versionText = ({ version }: DataDefinition): string => `${version}.0.0`;
