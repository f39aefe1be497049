import { ReviewModule } from '../../src/features/review/review.module.js';
import { Office } from '../support/office.js';

/** One operator's office zone with its review committee. */
export const openCommittee = (code: string): Promise<Office> =>
  Office.open({ code, modules: [ReviewModule] });

/** Applies a peer's message; the code of its refusal, if any. */
export async function told(
  office: Office,
  from: string,
  type: string,
  body: unknown,
): Promise<string | undefined> {
  const outcome = await office.receive({ from, type, body });
  return outcome.ok ? undefined : outcome.error.code;
}
