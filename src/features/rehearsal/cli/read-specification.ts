import { readFile } from 'node:fs/promises';
import { isLocalDate } from '../../../kernel/time.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { checkDefinition, type DataDefinition } from '../../catalogue/index.js';
import { wholeDefinition, type ProvideTicket } from '../../extraction/index.js';
import type { RehearsedSpecification } from '../application/rehearse-data.use-case.js';
import { rehearsalErrors } from '../domain/errors.js';
import { TARGET_PERIOD } from '../domain/calendar.js';

type Loose = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function readJson(file: string): Promise<Outcome<Loose>> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isRecord(value)) return ok(value);
  } catch {
    // Said below: whether missing or malformed, the file is not what was asked for.
  }
  return refuse(rehearsalErrors.REHEARSAL_FILE_UNREADABLE, { file });
}

const invalid = (place: string) => refuse(rehearsalErrors.REHEARSAL_DEFINITION_INVALID, { place });

/** A definition file is anybody's: whatever is wrong with it is said, not stumbled over. */
function definitionIn(value: unknown, place: string): Outcome<DataDefinition> {
  try {
    const definition = value as DataDefinition;
    const checked = checkDefinition(definition);
    if (!checked.ok) return checked;
    const { id, version } = definition;
    return typeof id === 'string' && Number.isInteger(version) ? ok(definition) : invalid(place);
  } catch {
    return invalid(place);
  }
}

function isTables(value: unknown): value is RehearsedSpecification['tables'] {
  const isNames = (names: unknown) =>
    Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string');
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isRecord(one) && typeof one.table === 'string' && isNames(one.items))
  );
}

function isPeriod(value: unknown): value is RehearsedSpecification['period'] {
  if (!isRecord(value)) return false;
  const { from, to } = value;
  return (
    typeof from === 'string' &&
    typeof to === 'string' &&
    isLocalDate(from) &&
    isLocalDate(to) &&
    from <= to
  );
}

function specified(definition: DataDefinition, value: Loose): Outcome<RehearsedSpecification> {
  const { tables, period, definitionId, definitionVersion } = value;
  const expected = `${String(definitionId)} ${String(definitionVersion)}`;
  const given = `${definition.id} ${definition.version}`;
  if (definitionId !== undefined && expected !== given)
    return refuse(rehearsalErrors.REHEARSAL_SPECIFICATION_OF_ANOTHER_DEFINITION, {
      expected,
      given,
    });
  if (!isTables(tables)) return invalid('tables');
  return isPeriod(period) ? ok({ definition, tables, period }) : invalid('period');
}

/** The specification in a contract's document, signed or not, in a ticket, or as it stands. */
function specificationIn(value: Loose): Loose {
  const document = isRecord(value.document) ? value.document : value;
  return isRecord(document.specification) ? document.specification : document;
}

/** Everything a definition holds, or what a specification takes of it. */
export async function readSpecification(
  definitionFile: string,
  specificationFile: string | undefined,
): Promise<Outcome<RehearsedSpecification>> {
  const json = await readJson(definitionFile);
  if (!json.ok) return json;
  const definition = definitionIn(json.value, definitionFile);
  if (!definition.ok) return definition;
  if (specificationFile === undefined)
    return ok({
      definition: definition.value,
      tables: wholeDefinition(definition.value),
      period: TARGET_PERIOD,
    });
  const specification = await readJson(specificationFile);
  if (!specification.ok) return specification;
  return specified(definition.value, specificationIn(specification.value));
}

export interface TicketFile {
  readonly ticket: SignedDocument<ProvideTicket>;
  readonly specification: RehearsedSpecification;
}

/** A provider's job ticket; its signature is verified only where data are to be packed. */
export async function readTicketFile(file: string): Promise<Outcome<TicketFile>> {
  const json = await readJson(file);
  if (!json.ok) return json;
  const { document, signature } = json.value;
  if (!isRecord(document) || typeof signature !== 'string')
    return refuse(rehearsalErrors.REHEARSAL_FILE_UNREADABLE, { file });
  const definition = definitionIn(document.definition, file);
  if (!definition.ok) return definition;
  const specification = specified(definition.value, document);
  if (!specification.ok) return specification;
  const ticket = json.value as unknown as SignedDocument<ProvideTicket>;
  return ok({ ticket, specification: specification.value });
}
