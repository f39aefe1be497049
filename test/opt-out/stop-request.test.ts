import { describe, expect, it } from '@jest/globals';
import { checkNamesSomebody } from '../../src/features/opt-out/domain/stop-request.js';

const INSTITUTION = '1319901011';

describe('A stop request', () => {
  it.each([
    { institutionCode: INSTITUTION, patientId: '  ' },
    { nameKana: ' 　', birthDate: '1980-02-01' },
    { nameKana: 'ヤマダ ハナコ', birthDate: '1980-02-31' },
    { institutionCode: INSTITUTION },
  ])('is refused when it names nobody the extraction could recognise: %j', (entry) => {
    expect(checkNamesSomebody(entry)).toMatchObject({ error: { code: 'OPT_OUT_NAMES_NOBODY' } });
  });

  it('is taken by patient or by identity', () => {
    expect(checkNamesSomebody({ institutionCode: INSTITUTION, patientId: '1' }).ok).toBe(true);
    expect(checkNamesSomebody({ nameKana: 'ヤマダ', birthDate: '1980-02-29' }).ok).toBe(true);
  });
});
