import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { GivenSource } from '../application/extract-data.use-case.js';
import { extractionErrors } from '../domain/errors.js';
import { SOURCE_ENCODINGS, SOURCE_KINDS } from '../domain/source-batch.js';

const FORM =
  /^(?<kind>[a-z0-9-]+)(?:@(?<institution>\d{10}))?(?:\+(?<encoding>[a-z0-9_-]+))?:(?<path>.+)$/;

const refused = (given: string): Outcome<never> =>
  refuse(extractionErrors.SOURCE_ARGUMENT_WRONG, {
    given,
    kinds: SOURCE_KINDS.join(', '),
    encodings: SOURCE_ENCODINGS.join(', '),
  });

/** One `--source`: `kind:path`, with `@institution` and `+encoding` behind the kind where they are needed. */
export function sourceOf(given: string): Outcome<GivenSource> {
  const parts = FORM.exec(given)?.groups;
  const kind = SOURCE_KINDS.find((name) => name === parts?.kind);
  const encoding = SOURCE_ENCODINGS.find((name) => name === parts?.encoding);
  const isEncodingUnknown = parts?.encoding !== undefined && encoding === undefined;
  if (parts?.path === undefined || kind === undefined || isEncodingUnknown) return refused(given);
  const { path: directory, institution } = parts;
  return ok({
    kind,
    directory,
    ...(institution !== undefined && { institutionCode: institution }),
    ...(encoding && { encoding }),
  });
}
