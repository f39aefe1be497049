import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import {
  AccessionDto,
  BasicChangesDto,
  NewBasicContractDto,
} from '../../src/features/contract/http/basic-contract.dto.js';
import {
  NoticeDto,
  SignTextDto,
  TerminationAgreementDto,
} from '../../src/features/contract/http/contract.dto.js';
import {
  IndividualChangesDto,
  IndividualNoticeDto,
  NewIndividualContractDto,
} from '../../src/features/contract/http/individual-contract.dto.js';
import { PaymentTermsDto } from '../../src/features/contract/http/payment-terms.dto.js';
import { requestValidation } from '../../src/platform/http/validation.js';

const asked = (metatype: Type<object>, body: object): Promise<unknown> =>
  requestValidation().transform(body, { type: 'body', metatype });

const negotiable = ['renewal', 'variables', 'clauses', 'answerBy'];
const changes = [...negotiable, 'title', 'startsOn', 'endsOn', 'effectiveOn'];
const money = ['feeYen', 'roundingUnitYen', 'instalments', 'paymentTerms', 'lateChargeRatePercent'];
const terms = [...money, 'answerBy', 'personsInCharge'];
const bodies: readonly (readonly [Type<object>, readonly string[]])[] = [
  [NewBasicContractDto, negotiable],
  [BasicChangesDto, changes],
  [AccessionDto, changes],
  [NewIndividualContractDto, terms],
  [IndividualChangesDto, [...terms, 'purpose', 'usePeriod', 'specification', 'basicContractId']],
  [PaymentTermsDto, ['shift']],
  [SignTextDto, ['title']],
  [TerminationAgreementDto, ['answerBy']],
  [NoticeDto, ['against', 'effectiveOn', 'title']],
  [IndividualNoticeDto, ['effectiveOn', 'title']],
];
const fields = bodies.flatMap(([dto, names]) =>
  names.map((name) => [dto.name, name, dto] as const),
);

describe('the body of a request about contracts', () => {
  it.each(fields)('%s leaves out %s, or is refused for its null', async (_, name, dto) => {
    await expect(asked(dto, { [name]: null })).rejects.toThrow(`${name}: `);
    const refused = asked(dto, {}).then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(await refused).not.toContain(`${name}: `);
  });
});
