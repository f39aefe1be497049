import { basename } from 'node:path';
import { refuse, RefusedError } from '../../../kernel/outcome.js';
import type { SourceFolder } from '../application/load-sources.js';
import { linkageErrors } from '../domain/errors.js';

/** `--source CODE=dir`, given once per operator. */
export function sourceOption(value: string, earlier: SourceFolder[]): SourceFolder[] {
  const [, operator, path] = /^([A-Z0-9]{2,12})=(.+)$/.exec(value) ?? [];
  if (operator === undefined || path === undefined)
    throw new RefusedError(
      refuse(linkageErrors.LINK_SOURCE_OPTION_MALFORMED, { value: basename(value) }),
    );
  return [...earlier, { operator, path }];
}
