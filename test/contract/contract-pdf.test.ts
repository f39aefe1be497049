import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { missingGlyph } from '../../src/platform/pdf/fonts.js';
import { PdfContractPrinter } from '../../src/features/contract/documents/pdf/contract-pdf.js';
import { digestOf, sha256Hex } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { requires } from '../support/requires.js';
import {
  accessionText,
  amendedText,
  basicText,
  individualText,
  PARTIES,
  printable,
  printableNotice,
  terminationText,
} from './document-samples.js';

const printer = new PdfContractPrinter();

describe('a contract as PDF', () => {
  it('has the same bytes for the same text, so that its hash can be kept', async () => {
    const first = unwrap(await printer.text(printable(terminationText())));
    const second = unwrap(await printer.text(printable(terminationText())));
    expect(sha256Hex(first)).toBe(sha256Hex(second));
  });

  it('is refused where the fonts lack a character, naming it, instead of showing a gap', async () => {
    const text = terminationText();
    const odd = { ...text, clauses: [{ id: 'x', heading: '外字', text: '外字\u{E000}を含む。' }] };
    expect(await printer.text(printable(odd))).toMatchObject({
      ok: false,
      error: { code: 'GLYPH_MISSING' },
      facts: { character: 'U+E000' },
    });
  });

  it.each(['髙', '﨑', '𠮷', '栁', '德', '邉', '邊', '神', '葛\u{E0100}', '①', '㈱', '～', '〜'])(
    'has a sign for %s',
    (character) => {
      expect(missingGlyph(character)).toBeUndefined();
    },
  );
});

requires('pdftotext')('the text of a contract PDF', () => {
  const textOf = (pdf: Uint8Array): string => {
    const folder = mkdtempSync(join(tmpdir(), 'yuzu-pdf-'));
    try {
      writeFileSync(join(folder, 'x.pdf'), pdf);
      return execFileSync('pdftotext', ['-layout', join(folder, 'x.pdf'), '-'], {
        encoding: 'utf8',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const compact = (text: string) => text.replaceAll(/\s/g, '');
  const basic = printer.text(printable(basicText())).then((pdf) => textOf(unwrap(pdf)));

  it('holds every clause, in the order of the contract', async () => {
    const text = compact(await basic);
    const places = basicText()
      .clauses.filter(({ heading }) => heading.startsWith('第'))
      .map(({ heading }) => text.indexOf(heading));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('numbers its pages n／N', async () => {
    const pages = (await basic).split('\f').slice(0, -1);
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1}／${pages.length}`);
    });
  });

  it('shows the names as they are registered, on the signature sheet', async () => {
    const text = compact(await basic);
    for (const { representative, address } of PARTIES) {
      expect(text).toContain(compact(representative));
      expect(text).toContain(compact(address));
    }
  });

  it('never starts a line with a character that must not stand there', async () => {
    // Each shift brings another of the characters to the end of a line.
    const shifts = Array.from({ length: 40 }, (_, n) => `${'条'.repeat(n)}（「データ」、ッ々。）`);
    const clause = { id: 'x', heading: '第1条（禁則）', text: shifts.join('') };
    const pdf = unwrap(await printer.text(printable({ ...basicText(), clauses: [clause] })));
    const lines = `${textOf(pdf)}\n${await basic}`.split('\n').map((line) => line.trim());
    expect(lines.filter((line) => /^[、。）」ーッ々]/.test(line))).toEqual([]);
    expect(lines.filter((line) => /[（「]$/.test(line))).toEqual([]);
  });

  it('of an amendment sets the changed words against the old ones', async () => {
    const pdf = unwrap(await printer.text(printable(amendedText(), basicText())));
    const text = compact(textOf(pdf));
    expect(text).toContain('新旧対照表');
    expect(text).toContain('（新設）');
    expect(text).toContain('（削除）');
    expect(text).toContain('支払期限（日）3060');
  });

  it('of an amendment tells dates and choices in words, not as they are stored', async () => {
    const base = individualText();
    const change = {
      number: 2,
      base: digestOf(base),
      change: 'amendment' as const,
      deliverOn: '2027-02-28',
      deliveryMethod: 'network' as const,
      rehearsal: true,
    };
    const pdf = unwrap(await printer.text(printable(individualText(change), base)));
    const text = compact(textOf(pdf));
    expect(text).toContain('納期2027年2月28日2027年1月31日');
    expect(text).toContain('提供方法通信暗号化した可搬記録媒体の送付');
    expect(text).toContain('リハーサルリハーサルとするリハーサルとしない');
  });

  it('of an individual contract lists each contracted item and each instalment', async () => {
    const contract = individualText();
    const text = compact(textOf(unwrap(await printer.text(printable(contract)))));
    for (const { items } of contract.specification.tables)
      for (const item of items) expect(text).toContain(item);
    expect(text).toContain('合計1,234,567123,456△31,358,020');
  });

  const oldParties = PARTIES.slice(0, 2).map(({ code, name }) => ({ code, name }));
  it.each([
    [
      'accession',
      () => printer.text(printable(accessionText(), basicText({ parties: oldParties }))),
    ],
    ['refused renewal', () => printer.notice(printableNotice('renewal-refused'))],
    ['termination for cause', () => printer.notice(printableNotice('terminated-for-cause'))],
  ])('has no page without words (%s)', async (_, print) => {
    const pages = textOf(unwrap(await print()))
      .split('\f')
      .slice(0, -1);
    const words = pages.map((page) => page.split('\n').filter((line) => line.trim() !== ''));
    // Header and footer are two lines.
    expect(words.filter((lines) => lines.length <= 2)).toEqual([]);
  });

  it('of a notice says what it does, to whom, and from when', async () => {
    const pdf = unwrap(await printer.notice(printableNotice('terminated-for-cause')));
    const text = compact(textOf(pdf));
    expect(text).toContain('解除通知書');
    expect(text).toContain('やまとデータ基盤株式会社御中');
    expect(text).toContain('2027年7月15日に効力を生じ');
  });
});
