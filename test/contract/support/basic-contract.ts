import { BasicContracts } from '../../../src/features/contract/index.js';
import { basicAt } from '../steps.js';

type Offices = Parameters<typeof basicAt>[0];

export const THREE = ['MINATO', 'AOBA', 'YAMATO'];

export const inForceEverywhere = {
  'MINATO-AOBA': 'in force',
  'MINATO-YAMATO': 'in force',
  'AOBA-YAMATO': 'in force',
};

/** What the parties of a basic contract do with it and say of it; asked for anew at every call. */
export function basicContract(concluded: () => { offices: Offices; id: string }) {
  const at = (code: string) => {
    const { offices, id } = concluded();
    return basicAt(offices, code, id);
  };
  const notice = (code: string, body: object) => {
    const { offices, id } = concluded();
    const path = `basic-contracts/${id}/notices`;
    return offices.of(code).post('approver', path, { reason: '理由', ...body });
  };
  const refuseRenewal = (code: string, change: object = {}) =>
    notice(code, { notice: 'renewal-refused', ...change });
  const standing = (code: string, other: string) => {
    const { offices, id } = concluded();
    const { app, transactions } = offices.of(code);
    return transactions.read(async (tx) => {
      const found = await app.get(BasicContracts).standing(tx, id, other);
      return found.inForce ? 'in force' : found.whyEn;
    });
  };
  /** What each of the parties says of each other, in the order of their codes. */
  const standingOfAll = async (codes: readonly string[]) => {
    const said: Record<string, string> = {};
    for (const [index, code] of codes.entries())
      for (const other of codes.slice(index + 1)) {
        const both = [await standing(code, other), await standing(other, code)];
        said[`${code}-${other}`] = both[0] === both[1] ? (both[0] ?? '') : both.join(' / ');
      }
    return said;
  };
  return { at, notice, refuseRenewal, standing, standingOfAll };
}
