import { refuse, RefusedError } from '../../../kernel/outcome.js';
import { inputText } from '../../../platform/cli/input-text.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { conversionErrors } from '../domain/errors.js';

/** Text of a file of conversion rules. */
export const ruleText = (file: string): Promise<string> =>
  inputText(file, conversionErrors.CONVERSION_INPUT_UNREADABLE);

/** The data definition in a JSON file. */
export async function definitionIn(file: string): Promise<DataDefinition> {
  const text = await inputText(file, conversionErrors.CONVERSION_INPUT_UNREADABLE);
  const unreadable = (reason: string) =>
    new RefusedError(refuse(conversionErrors.CONVERSION_INPUT_UNREADABLE, { file, reason }));
  try {
    const json = JSON.parse(text) as Partial<DataDefinition> | null;
    if (Array.isArray(json?.tables) && Array.isArray(json.codeTables))
      return json as DataDefinition;
  } catch {
    throw unreadable('JSON');
  }
  throw unreadable('tables');
}
