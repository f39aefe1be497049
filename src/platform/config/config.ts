import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import { isBusinessDate } from '../../kernel/time.js';
import { configErrors } from './config-errors.js';

/** Settings of one gateway; each key is explained in config/default.yaml. */
export interface Settings {
  operator: {
    code: string;
    name: string;
    address: string;
    representative: string;
    kind: 'anonymised' | 'pseudonymised';
    certification: { number: string; validFrom: string; validTo: string };
  };
  dataDir: string;
  api: { host: string; port: number };
  peer: { host: string; port: number; names: string[] };
  database: { urlFile: string };
  redis: { urlFile: string };
  relay: { intervalSeconds: number };
  secureRoom: {
    enabled: boolean;
    sources: string[];
    identity: 'withhold' | 'report';
    signersDir: string;
    personNoticesFile: string;
    rulesFile: string;
    volumeSize: string;
    outputDir: string;
    runsAtOnce: number;
  };
  linkage: { profilesDir: string; inputDir: string; outputDir: string; jobsAtOnce: number };
  delivery: { chunkMegabytes: number; megabytesPerSecond: number; maxGigabytes: number };
  session: { hours: number };
  records: { retentionYears: number };
  notice: { waitingDays: number };
  publicDefinition: { hideCleansingOf: string[]; internalMark: string };
  holdings: { peers: CoarseningSettings; public: CoarseningSettings };
}

interface CoarseningSettings {
  smallest: number;
  digits: number;
  period: 'month' | 'year';
}

/** Token for the settings in constructors. */
export abstract class Config {
  abstract readonly settings: Settings;
}

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the defaults and lays the file over them; unknown keys and wrong types are refused by name. */
export function loadSettings(defaultsFile: string, file?: string): Outcome<Settings> {
  const defaults = parse(readFileSync(defaultsFile, 'utf8')) as Tree;
  const given: unknown = file === undefined ? {} : (parse(readFileSync(file, 'utf8')) ?? {});
  const problems: string[] = [];
  const merged = overlay(defaults, isTree(given) ? given : {}, '', problems) as unknown as Settings;
  problems.push(...meaningless(merged));
  if (problems.length > 0)
    return refuse(configErrors.CONFIG_INVALID, {
      file: file ?? defaultsFile,
      problems: problems.join('; '),
    });
  return ok({ ...merged, dataDir: resolve(merged.dataDir) });
}

function overlay(defaults: Tree, given: Tree, path: string, problems: string[]): Tree {
  const result: Tree = { ...defaults };
  for (const [key, value] of Object.entries(given)) {
    const here = path + key;
    const standard = defaults[key];
    if (!(key in defaults)) problems.push(`${here}: unknown`);
    else if (isTree(standard) && isTree(value))
      result[key] = overlay(standard, value, `${here}.`, problems);
    else if (typeof standard !== typeof value || Array.isArray(standard) !== Array.isArray(value))
      problems.push(`${here}: ${Array.isArray(standard) ? 'list' : typeof standard} expected`);
    else result[key] = value;
  }
  return result;
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

const meaningless = (settings: Settings): string[] => [
  ...operatorProblems(settings.operator),
  ...secureRoomProblems(settings.secureRoom),
  ...linkageProblems(settings.linkage),
  ...deliveryProblems(settings.delivery),
  ...Object.entries(settings.holdings).flatMap(coarseningProblems),
  ...publicProblems(settings.publicDefinition),
  ...noticeProblems(settings.notice),
];

function operatorProblems({ code, kind, certification }: Settings['operator']): string[] {
  const { validFrom, validTo } = certification;
  const problems: string[] = [];
  if (!/^[A-Z0-9]{2,12}$/.test(code)) problems.push('operator.code: 2-12 of A-Z, 0-9 expected');
  if (!['anonymised', 'pseudonymised'].includes(kind))
    problems.push('operator.kind: anonymised or pseudonymised expected');
  if (!isBusinessDate(validFrom))
    problems.push('operator.certification.validFrom: YYYY-MM-DD expected');
  if (validTo !== '' && (!isBusinessDate(validTo) || validTo < validFrom))
    problems.push('operator.certification.validTo: empty or YYYY-MM-DD, not before validFrom');
  return problems;
}

/** Half a room would be found out in the midst of a run. */
function secureRoomProblems(room: Settings['secureRoom']): string[] {
  const { enabled, sources, identity, signersDir, outputDir, runsAtOnce } = room;
  const problems: string[] = [];
  if (!['withhold', 'report'].includes(identity))
    problems.push('secureRoom.identity: withhold or report expected');
  if (!sources.every((source) => typeof source === 'string'))
    problems.push('secureRoom.sources: list of texts expected');
  if (!isCount(runsAtOnce)) problems.push('secureRoom.runsAtOnce: whole number from 1 expected');
  if (!enabled) return problems;
  if (sources.length === 0) problems.push('secureRoom.sources: at least one expected');
  if (signersDir === '') problems.push('secureRoom.signersDir: a folder expected');
  if (outputDir === '') problems.push('secureRoom.outputDir: a folder expected');
  return problems;
}

function linkageProblems({ inputDir, outputDir, jobsAtOnce }: Settings['linkage']): string[] {
  const problems: string[] = [];
  if ((inputDir === '') !== (outputDir === ''))
    problems.push('linkage.inputDir, linkage.outputDir: both expected, or neither');
  if (!isCount(jobsAtOnce)) problems.push('linkage.jobsAtOnce: whole number from 1 expected');
  return problems;
}

/** A chunk is held in memory on both sides, and travels in one request. */
function deliveryProblems(delivery: Settings['delivery']): string[] {
  const { chunkMegabytes, megabytesPerSecond, maxGigabytes } = delivery;
  const problems: string[] = [];
  if (!Number.isInteger(chunkMegabytes) || chunkMegabytes < 1 || chunkMegabytes > 64)
    problems.push('delivery.chunkMegabytes: whole number from 1 to 64 expected');
  if (!(maxGigabytes > 0)) problems.push('delivery.maxGigabytes: more than 0 expected');
  if (!(megabytesPerSecond >= 0)) problems.push('delivery.megabytesPerSecond: from 0 expected');
  return problems;
}

function coarseningProblems([name, rule]: [string, CoarseningSettings]): string[] {
  const { smallest, digits, period } = rule;
  const problems: string[] = [];
  if (!isCount(smallest)) problems.push(`holdings.${name}.smallest: whole number from 1 expected`);
  if (!Number.isInteger(digits) || digits < 0)
    problems.push(`holdings.${name}.digits: whole number from 0 expected`);
  if (!['month', 'year'].includes(period))
    problems.push(`holdings.${name}.period: month or year expected`);
  return problems;
}

const noticeProblems = ({ waitingDays }: Settings['notice']): string[] =>
  Number.isInteger(waitingDays) && waitingDays >= 0
    ? []
    : ['notice.waitingDays: whole number from 0 expected'];

const ITEM_CLASSES = ['identifier', 'quasi-identifier', 'static-attribute', 'history'];

/** A class misspelt would publish what it should hide; an empty mark begins every line. */
function publicProblems(rule: Settings['publicDefinition']): string[] {
  const problems: string[] = [];
  if (!rule.hideCleansingOf.every((one) => ITEM_CLASSES.includes(one)))
    problems.push(`publicDefinition.hideCleansingOf: of ${ITEM_CLASSES.join(', ')} expected`);
  if (rule.internalMark === '') problems.push('publicDefinition.internalMark: a text expected');
  return problems;
}

/** URL of a server: from the environment, else from the named file, else none. */
export const serverUrl = (environment: string | undefined, file: string): string | undefined =>
  environment ?? (file ? readFileSync(file, 'utf8').trim() : undefined);
