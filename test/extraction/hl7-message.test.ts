import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { parseHl7 } from '../../src/features/extraction/engines/ss-mix2/hl7-message.js';
import { hl7DateTime } from '../../src/features/extraction/engines/ss-mix2/hl7-time.js';

const MSH = 'MSH|^~\\&|HIS|S|GW|R|2025||RDE^O11|1|P|2.5';
const segment = (line: string) => {
  const found = parseHl7(`${MSH}\r${line}`)?.[1];
  if (!found) throw new Error('no segment');
  return found;
};
const escaped = (text: string): string =>
  text.replace(/[|^~\\&]/g, (one) => `\\${'FSRET'['|^~\\&'.indexOf(one)] ?? ''}\\`);

describe('an HL7 message', () => {
  it('counts the fields of MSH as the standard does', () => {
    const [msh] = parseHl7(MSH) ?? [];
    expect([msh?.text(3), msh?.text(9), msh?.text(9, { component: 2 }), msh?.text(12)]).toEqual([
      'HIS',
      'RDE',
      'O11',
      '2.5',
    ]);
  });

  it('gives back any escaped text exactly', () => {
    const SEGMENT_ENDS = ['\r', '\n', '\u000B', '\u001C'];
    const text = fc
      .string()
      .filter((one) => one !== '""' && !SEGMENT_ENDS.some((end) => one.includes(end)));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const read = segment(`ZZZ|${escaped(a)}^${escaped(b)}&x~second`);
        expect(read.text(1)).toBe(a);
        expect(read.text(1, { component: 2 })).toBe(b);
        expect(read.text(1, { component: 2, subcomponent: 2 })).toBe('x');
      }),
    );
  });

  it('leaves escapes it does not know as they are', () => {
    expect(segment('NTE|a\\.br\\b\\X41\\c\\').text(1)).toBe('a\\.br\\b\\X41\\c\\');
  });

  it('takes two quotation marks for "no value"', () => {
    expect(segment('PID|""|""^x').text(1)).toBe('');
    expect(segment('PID|""|""^x').text(2)).toBe('');
  });

  it('uses the separators the message announces', () => {
    const [, pid] = parseHl7('MSH#*!?%#HIS\rPID#1*2%3!4') ?? [];
    expect(pid?.text(1, { component: 2, subcomponent: 2 })).toBe('3');
    expect(pid?.repetitions(1)).toHaveLength(2);
  });

  it.each(['', 'PID|1', 'MSH', 'MSH|^^\\&|', 'MSH|^~'])('is not %j', (text) => {
    expect(parseHl7(text)).toBeNull();
  });
});

describe('an HL7 time', () => {
  it.each([
    ['20250610', '2025-06-10'],
    ['2025061009', '2025-06-10T09:00'],
    ['202506100915', '2025-06-10T09:15'],
    ['20250610091530.123+0900', '2025-06-10T09:15:30'],
    ['20250230', null],
    ['202506', null],
    ['2025061025', null],
    ['令和7年', null],
  ])('%s reads as %s', (text, expected) => {
    expect(hl7DateTime(text)).toBe(expected);
  });
});
