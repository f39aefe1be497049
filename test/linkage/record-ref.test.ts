import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareRefs } from '../../src/features/linkage/domain/record-ref.js';

it('orders records as the database orders the bytes of their keys', () => {
  const signs = fc.constantFrom('a', 'b', '0', '９', '患', '\u{20bb7}', '\uff5e', '\ue000');
  const part = fc.array(signs, { maxLength: 4 }).map((all) => all.join(''));
  const ref = fc.record({ operator: part, institution: part, patient: part });
  const bytes = (one: string, other: string) =>
    Buffer.compare(Buffer.from(one), Buffer.from(other));
  fc.assert(
    fc.property(ref, ref, (one, other) => {
      const expected =
        bytes(one.operator, other.operator) ||
        bytes(one.institution, other.institution) ||
        bytes(one.patient, other.patient);
      expect(Math.sign(compareRefs(one, other))).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});
