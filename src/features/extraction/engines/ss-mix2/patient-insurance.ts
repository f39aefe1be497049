import type { SourceRow } from '../../domain/source-batch.js';
import {
  distinctPlans,
  plansOf,
  principalInsurance,
  type Plan,
  type PlanSegment,
} from './map-insurance.js';
import { ownerValues, type Mapping, type RowOwner, type Values } from './row-builder.js';

interface Listed {
  readonly plan: Plan;
  readonly place: string;
  /** Day of the message, YYYYMMDD. */
  readonly day: string;
}

/** Insurance of one patient: that of the basics, or, where they carry none, of the disease lists. */
export class PatientInsurance {
  readonly #lists: Record<PlanSegment, Listed[]> = { IN1: [], ZI1: [] };

  add(mapping: Mapping, segment: PlanSegment, place: string): void {
    const day = mapping.segments[0]?.text(7).slice(0, 8) ?? '';
    for (const plan of plansOf(mapping, segment)) this.#lists[segment].push({ plan, place, day });
  }

  /** Values of 患者基本. */
  principal(): Values {
    const listed = this.#listed();
    return principalInsurance(
      listed.map(({ plan }) => plan),
      listed[0]?.day ?? '',
    );
  }

  /** Rows of 保険; what several departments' lists repeat counts once. */
  rows(owner: RowOwner): SourceRow[] {
    const listed = this.#listed();
    const distinct = new Set(distinctPlans(listed.map(({ plan }) => plan)));
    return listed
      .filter(({ plan }) => distinct.has(plan))
      .map(({ plan, place }, at) => ({
        table: 'insurance',
        values: { ...ownerValues(owner), sequence: String(at + 1), ...plan.values },
        place,
      }));
  }

  #listed(): readonly Listed[] {
    const { IN1, ZI1 } = this.#lists;
    return IN1.length > 0 ? IN1 : ZI1;
  }
}
