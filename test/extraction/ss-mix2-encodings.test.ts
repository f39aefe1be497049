import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { encode } from '../support/encode-text.js';
import { bytesOf, specimen } from './ss-mix2-specimens.js';
import { Storage } from './ss-mix2-storage.js';

let storage: Storage;
beforeEach(async () => {
  storage = await Storage.create();
});
afterEach(() => storage.remove());

describe('encodings of messages', () => {
  beforeEach(() => storage.store(specimen('ADT-00')));

  it.each([
    ['utf-8', Buffer.from(specimen('OMP-01').text, 'utf8')],
    ['shift_jis', encode(specimen('OMP-01').text, 'shift_jis')],
  ])('other than the standard’s (%s) are read and reported', async (encoding, bytes) => {
    await storage.store(specimen('OMP-01'), bytes);
    const written = await storage.read();
    expect(await written.rows('prescription')).toMatchObject([{ drug_name: '薬甲' }]);
    expect(await written.findings()).toContainEqual(
      expect.objectContaining({ code: 'ENCODING_NOT_STANDARD', at: encoding }),
    );
  });

  it('do not turn broken ISO-2022-JP into the characters of another encoding', async () => {
    const bytes = bytesOf(specimen('OMP-01'));
    const at = bytes.indexOf('\u001B$B') + 3;
    bytes[at] = 0xb2;
    await storage.store(specimen('OMP-01'), bytes);
    const written = await storage.read();
    expect(await written.rows('prescription')).toEqual([]);
    expect((await written.findings()).map(({ code }) => code)).toContain('UNDECODABLE');
  });
});
