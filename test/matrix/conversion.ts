import { CatalogueModule } from '../../src/features/catalogue/catalogue.module.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import type { ConversionView } from '../../src/features/conversion/application/conversion-view.js';
import { ConversionModule } from '../../src/features/conversion/conversion.module.js';
import {
  type ConversionCommand,
  type ConversionState,
  conversionTransitions,
} from '../../src/features/conversion/domain/conversion-version.js';
import { HoldingsModule } from '../../src/features/holdings/holdings.module.js';
import { COMMON, OWN, RULES } from '../conversion/rule-sets.js';
import type { Office } from '../support/office.js';
import { Offices } from '../support/offices.js';
import { definitionPath } from './definition.js';
import type { ProcessMatrix } from './process-matrix.js';

const FEATURES = { modules: [CatalogueModule, HoldingsModule, ConversionModule] };

/** One gateway with the two definitions that the rules are between; without peers its own word suffices. */
export async function openConversionOffice(): Promise<Offices> {
  const offices = await Offices.open(FEATURES, ['YAMATO']);
  for (const definition of [COMMON, OWN]) await publish(offices.of('YAMATO'), definition);
  return offices;
}

async function publish(office: Office, definition: DataDefinition): Promise<void> {
  await office.post('staff', 'definitions', { definition });
  const agreed = await office.post('approver', `${definitionPath(definition)}/agreement`);
  if (agreed.status !== 201) throw new Error(agreed.text);
}

class ConversionCases {
  private version = 0;
  constructor(private readonly office: Office) {}

  async draft(): Promise<ConversionView> {
    this.version += 1;
    const text = RULES.replace('version: 1\ntitleJa', `version: ${String(this.version)}\ntitleJa`);
    const { status, body } = await this.office.post('staff', 'conversions', { text });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as ConversionView;
  }

  async active(): Promise<ConversionView> {
    const rules = await this.draft();
    const { status, body } = await this.approve('approver', rules);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return rules;
  }

  async superseded(): Promise<ConversionView> {
    const rules = await this.active();
    await this.active();
    return rules;
  }

  approve(role: string, { id, sha256 }: ConversionView) {
    return this.office.post(role, `conversions/${id}/approval`, { sha256 });
  }
}

export function conversionMatrix(
  office: Office,
): ProcessMatrix<ConversionState, ConversionCommand, ConversionView> {
  const cases = new ConversionCases(office);
  return {
    transitions: conversionTransitions,
    reach: {
      draft: () => cases.draft(),
      active: () => cases.active(),
      superseded: () => cases.superseded(),
    },
    commands: {
      approve: {
        permission: 'conversion.approve',
        call: (role, rules) => cases.approve(role, rules),
      },
    },
    automatic: { supersede: '同じ名称の次の版の承認' },
  };
}
