import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProviderPart, Stage } from '../stage.js';

type Institutions = Record<string, { institutions: string[] }>;

/** Long enough before the provision for every waiting time to have passed. */
const NOTIFIED_ON = '2024-04-01';

/** Every institution of the provider has notified its persons: one person registers it, another confirms. */
export async function registerNotices(stage: Stage, { office }: ProviderPart): Promise<void> {
  const text = await readFile(join(stage.population, 'population.json'), 'utf8');
  const { operators } = JSON.parse(text) as { operators: Institutions };
  for (const institutionCode of operators[office.code]?.institutions ?? []) {
    const { id } = await office.as('staff').post<{ id: string }>('/api/notices', {
      institutionCode,
      notifiedOn: NOTIFIED_ON,
      countedFrom: 'notice-day',
      evidence: '医療機関からの通知実施報告書（デモ）',
    });
    await office.as('approver').post(`/api/notices/${id}/confirmation`);
  }
}
