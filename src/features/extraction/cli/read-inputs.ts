import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { readSeverities, type Severities } from '../domain/check-severities.js';
import { extractionErrors } from '../domain/errors.js';
import type { ProvideTicket } from '../domain/provide-ticket.js';

export async function readText(file: string): Promise<Outcome<string>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch {
    return refuse(extractionErrors.FILE_UNREADABLE, { file });
  }
}

async function readJson(file: string): Promise<Outcome<unknown>> {
  const text = await readText(file);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return refuse(extractionErrors.FILE_UNREADABLE, { file });
  }
}

/** The signed ticket as written; its signature and kind are verified by the use case. */
export async function readTicket(file: string): Promise<Outcome<SignedDocument<ProvideTicket>>> {
  const json = await readJson(file);
  if (!json.ok) return json;
  const signed = json.value as Partial<SignedDocument<ProvideTicket>> | null;
  if (typeof signed?.signature !== 'string' || typeof signed.document !== 'object')
    return refuse(extractionErrors.FILE_UNREADABLE, { file });
  return ok(signed as SignedDocument<ProvideTicket>);
}

export async function readDefinition(file: string): Promise<Outcome<DataDefinition>> {
  const json = await readJson(file);
  if (!json.ok) return json;
  const definition = json.value as Partial<DataDefinition> | null;
  return Array.isArray(definition?.tables) && Array.isArray(definition.codeTables)
    ? ok(definition as DataDefinition)
    : refuse(extractionErrors.DEFINITION_UNREADABLE, { file });
}

/** Severities of rules on contents, a YAML file of `rule: severity`. */
export async function readRules(file: string): Promise<Outcome<Severities>> {
  const text = await readText(file);
  if (!text.ok) return text;
  try {
    return readSeverities(file, parse(text.value));
  } catch {
    return refuse(extractionErrors.CHECK_RULES_UNREADABLE, { file, entry: '-' });
  }
}
