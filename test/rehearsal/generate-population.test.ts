import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvRows, filesIn, madePopulation, makePopulation, treeHash } from './made-population.js';
import type { MadePopulation } from './made-population.js';

const TABLES = ['patient', 'lab_result', 'prescription', 'diagnosis'] as const;

let made: MadePopulation;
const others: string[] = [];

beforeAll(async () => {
  made = await madePopulation(400, 'first');
});

afterAll(() => {
  for (const folder of [made.folder, ...others])
    rmSync(dirname(folder), { recursive: true, force: true });
});

async function another(persons: number, seed: string): Promise<MadePopulation> {
  const population = await madePopulation(persons, seed);
  others.push(population.folder);
  return population;
}

/** Newest message of each order, unless its flag deletes it; texts by kind. */
function standingMessages(): Map<string, string[]> {
  const storage = join(made.folder, 'aoba', 'ss-mix2');
  const latest = new Map<string, { time: string; file: string }>();
  for (const file of filesIn(storage)) {
    const [patient, , kind, order, time = ''] = (file.split('/').at(-1) ?? '').split('_');
    const key = [patient, kind, order].join('_');
    if (time >= (latest.get(key)?.time ?? '')) latest.set(key, { time, file });
  }
  const texts = new Map<string, string[]>();
  for (const { file } of latest.values()) {
    if (file.endsWith('_0')) continue;
    const kind = file.split('/').at(-2) ?? '';
    const bytes = readFileSync(join(storage, file));
    const text = new TextDecoder('iso-2022-jp', { fatal: true }).decode(bytes);
    texts.set(kind, [...(texts.get(kind) ?? []), text]);
  }
  return texts;
}

const segmentsOf = (text: string, name: string): string[] =>
  text.split('\r').filter((line) => line.startsWith(`${name}|`));

describe('making a population', () => {
  it('gives the same bytes for the same seed', async () => {
    const again = await another(400, 'first');
    expect(treeHash(again.folder)).toBe(treeHash(made.folder));
  });

  it('gives other data for another seed', async () => {
    const other = await another(400, 'second');
    expect(treeHash(other.folder)).not.toBe(treeHash(made.folder));
  });

  it('refuses a folder that holds something, and touches nothing in it', async () => {
    const folder = join(dirname(made.folder), 'used');
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'keep');
    const outcome = await makePopulation(folder, 10, 'x');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'REHEARSAL_FOLDER_NOT_EMPTY' } });
    expect(filesIn(folder)).toEqual(['mine.txt']);
  });

  it.each([0, -1, 1.5, 10_000_001])('refuses %s persons', async (persons) => {
    const outcome = await makePopulation(join(dirname(made.folder), 'none'), persons, 'x');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'REHEARSAL_PERSONS_OUT_OF_RANGE' } });
  });

  it('counts in population.json what lies in the CSV files', () => {
    for (const code of ['MINATO', 'YAMATO'] as const)
      for (const table of TABLES) {
        const path = join(made.folder, code.toLowerCase(), 'csv', `${table}.csv`);
        expect(csvRows(path)).toHaveLength(made.summary.operators[code].rows[table]);
      }
  });

  it('counts in population.json what the storage holds after deletion and replacement', () => {
    const messages = standingMessages();
    const all = (...kinds: string[]) => kinds.flatMap((kind) => messages.get(kind) ?? []);
    const count = (texts: string[], name: string) =>
      texts.reduce((sum, text) => sum + segmentsOf(text, name).length, 0);
    const mixtures = all('OMP-02');
    expect({
      patient: all('ADT-00').length,
      lab_result: count(all('OML-11'), 'OBX'),
      prescription: count(all('OMP-01'), 'RXE') + count(mixtures, 'RXC'),
      diagnosis: count(all('PPR-01'), 'PRB'),
    }).toEqual(made.summary.operators.AOBA.rows);
    expect(count(mixtures, 'RXC')).toBeGreaterThan(0);
    expect(made.summary.operators.AOBA.deletedOrders).toBeGreaterThan(0);
    expect(made.summary.operators.AOBA.replacedMessages).toBeGreaterThan(0);
  });

  it('writes the truth of every record, and the overlaps that follow from it', () => {
    const truth = csvRows(join(made.folder, 'truth.csv'));
    const rows = Object.values(made.summary.operators).map(({ rows: one }) => one.patient);
    expect(truth).toHaveLength(rows.reduce((sum, one) => sum + one, 0));
    const holders = new Map<string, string[]>();
    for (const { person_key = '', operator = '' } of truth)
      holders.set(person_key, [...(holders.get(person_key) ?? []), operator]);
    const overlaps: Record<string, number> = {};
    for (const operators of holders.values()) {
      const key = operators.sort().join('+');
      overlaps[key] = (overlaps[key] ?? 0) + 1;
    }
    expect(overlaps).toEqual(made.summary.overlaps);
    expect(holders.size).toBe(400);
  });

  it('names at least two persons of each provider who opted out, by their real record', () => {
    for (const [code, list] of Object.entries(made.optOuts)) {
      expect(list.length).toBeGreaterThanOrEqual(2);
      expect(made.summary.optOuts).toHaveProperty(code, list.length);
    }
    const patients = csvRows(join(made.folder, 'yamato', 'csv', 'patient.csv'));
    for (const { institutionCode, patientId, birthDate, sex } of made.optOuts.YAMATO ?? [])
      expect(patients).toContainEqual(
        expect.objectContaining({
          institution_code: institutionCode,
          patient_id: patientId,
          birth_date: birthDate,
          sex,
        }),
      );
  });
});

describe('the SS-MIX2 storage', () => {
  it('puts every file where its name says', () => {
    for (const file of filesIn(join(made.folder, 'aoba', 'ss-mix2'))) {
      const [first, second, patient, date, kind, name = ''] = file.split('/');
      const parts = name.split('_');
      expect(parts.slice(0, 3)).toEqual([patient, date, kind]);
      expect([first, second]).toEqual([patient?.slice(0, 3), patient?.slice(3, 6)]);
      expect(parts.slice(3).join('_')).toMatch(/^\d{15}_\d{17}_(\d{2}|-)_[01]$/);
    }
  });

  it('holds messages that decode strictly and carry MSH and PID of the right patient', () => {
    const storage = join(made.folder, 'aoba', 'ss-mix2');
    for (const file of filesIn(storage)) {
      const decoder = new TextDecoder('iso-2022-jp', { fatal: true });
      const text = decoder.decode(readFileSync(join(storage, file)));
      expect(text.startsWith('MSH|^~\\&|YUZU-REHEARSAL|')).toBe(true);
      expect(text.endsWith('\r')).toBe(true);
      const fields = segmentsOf(text, 'PID')[0]?.split('|') ?? [];
      expect(fields[3]).toBe(`${file.split('/')[2] ?? ''}^^^^PI`);
      expect(fields[5]).toMatch(/^[^^]+\^[^^]+\^{5}L\^I~[^^]+\^[^^]+\^{5}L\^P$/);
      expect(fields[7]).toMatch(/^\d{8}$/);
    }
  });

  it('marks every message as training data', () => {
    const [text = ''] = standingMessages().get('ADT-00') ?? [];
    expect(text.split('\r')[0]?.split('|')[10]).toBe('T');
  });
});
