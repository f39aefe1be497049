import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EXIT } from '../../src/kernel/exit-code.js';
import { ok, RefusedError } from '../../src/kernel/outcome.js';
import { registerCheck, registerExtract } from '../../src/features/extraction/cli/index.js';
import { CsvPersonNotices } from '../../src/features/extraction/engines/files/csv-person-notices.js';
import type { CliContext } from '../../src/platform/cli/cli-context.js';
import { SystemClock } from '../../src/platform/clock.js';
import {
  BASICS,
  basics,
  checkData,
  extractData,
  keyring,
  noticeList,
  optOutList,
  prescription,
  put,
  scratch,
  signed,
  storagePath,
} from './support.js';

let work: Awaited<ReturnType<typeof scratch>>;
beforeEach(async () => {
  work = await scratch();
  await put(join(work.path, 'source'), storagePath(BASICS), basics());
  await writeFile(join(work.path, 'ticket.json'), JSON.stringify(await signed()));
  await writeFile(join(work.path, 'opt-outs.asc'), await optOutList());
  await writeFile(join(work.path, 'notices.asc'), await noticeList());
});
afterEach(() => work.remove());

async function yuzu(...args: string[]) {
  const printed: { result: unknown; text: string }[] = [];
  let exit: number = EXIT.ok;
  const context: CliContext = {
    language: 'ja',
    text: (ja) => ja,
    print: (result, text) => printed.push({ result, text }),
    progress: () => undefined,
    exitWith: (code) => {
      exit = code;
    },
  };
  const openKeyring = () => Promise.resolve(ok(keyring));
  const program = new Command().exitOverride();
  const personNotices = new CsvPersonNotices();
  registerExtract(program, context, { extract: extractData, personNotices, openKeyring });
  registerCheck(program, context, checkData, openKeyring, new SystemClock());
  await program.parseAsync(args, { from: 'user' });
  return { exit, ...printed[0] };
}

const at = (name: string): string => join(work.path, name);
const extractArgs = () => [
  ...['extract', '--ticket', at('ticket.json'), '--keys', at('keys')],
  ...['--source', `ss-mix2@0110113719:${at('source')}`, '--opt-outs', at('opt-outs.asc')],
  ...['--notices', at('notices.asc'), '--out', at('out')],
];

describe('yuzu extract and yuzu check', () => {
  it('extract, then accept the result', async () => {
    const extraction = await yuzu(...extractArgs());
    expect(extraction.exit).toBe(EXIT.ok);
    expect(extraction.text).toContain('患者 1人');
    const args = ['--ticket', at('ticket.json'), '--keys', at('keys'), '--out', at('report.json')];
    const check = await yuzu('check', at('out'), ...args);
    expect(check.exit).toBe(EXIT.ok);
    expect(JSON.parse(await readFile(at('report.json'), 'utf8'))).toEqual(check.result);
  });

  it('end with 4 when part of the source was not read, and when the data do not conform', async () => {
    await put(at('source'), storagePath({ kind: 'OMP-01' }), prescription('7654321'));
    expect((await yuzu(...extractArgs())).exit).toBe(EXIT.nonconforming);
    await writeFile(at('out/data/patient.csv'), 'broken');
    const definition = ['--definition', 'contracts/data-definition/v1.json'];
    const check = await yuzu('check', at('out/data'), ...definition);
    expect(check.exit).toBe(EXIT.nonconforming);
    expect(check.text).toContain('不適合 patient');
  });

  it('checks the tables an operator holds, of a definition of many', async () => {
    await yuzu(...extractArgs());
    const definition = ['--definition', 'contracts/data-definition/v1.json'];
    const all = await yuzu('check', at('out/data'), ...definition);
    expect(all.text).toContain('不適合 receipt: 対象の表のファイルがありません。');
    const held = 'patient,lab_result,prescription,diagnosis';
    const some = await yuzu('check', at('out/data'), ...definition, '--tables', held);
    expect(some.exit).toBe(EXIT.ok);
    const none = yuzu('check', at('out/data'), ...definition, '--tables', 'patients');
    await expect(none).rejects.toThrow(/TABLE_NOT_DEFINED.*patients/);
  });

  it('writes a report to read, and weighs rules on contents as a file says', async () => {
    await yuzu(...extractArgs());
    const patient = await readFile(at('out/data/patient.csv'), 'utf8');
    await writeFile(at('out/data/patient.csv'), patient.replaceAll('01130012', '01130013'));
    const definition = ['--definition', 'contracts/data-definition/v1.json'];
    const args = [
      at('out/data'),
      ...definition,
      '--tables',
      'patient,lab_result,prescription,diagnosis',
    ];
    const check = await yuzu('check', ...args, '--report', at('report.html'));
    expect(check.exit).toBe(EXIT.ok);
    expect(check.text).toContain('注意 patient.insurer_number: 検証番号が合いません');
    expect(await readFile(at('report.html'), 'utf8')).toContain('検証番号が合いません');
    await writeFile(at('rules.yaml'), 'check-digit: error\n');
    const strict = await yuzu('check', ...args, '--rules', at('rules.yaml'));
    expect(strict.exit).toBe(EXIT.nonconforming);
    await writeFile(at('rules.yaml'), 'required: off\n');
    const loose = yuzu('check', ...args, '--rules', at('rules.yaml'));
    await expect(loose).rejects.toThrow(/CHECK_RULES_UNREADABLE.*required/);
  });

  it('refuse unreadable input by name', async () => {
    await writeFile(at('ticket.json'), '{');
    await expect(yuzu(...extractArgs())).rejects.toThrow(/FILE_UNREADABLE.*ticket\.json/);
    await expect(yuzu('check', at('out'))).rejects.toThrow(RefusedError);
    await expect(yuzu('check', at('out'), '--definition', at('ticket.json'))).rejects.toThrow();
  });
});
