import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../../kernel/canonical-json.js';
import { eachProvider, type ProviderPart, type Stage } from '../stage.js';
import type { Numbers } from '../summary.js';
import { review } from './decide.js';

interface Reconciliation {
  packageId: string;
  state: string;
  ownCount: number | null;
}

/** Second review, delivery to the data user, records on all sides and their comparison. */
export async function record(stage: Stage, numbers: Numbers): Promise<void> {
  const { runner, recipient, caseId } = stage;
  await runner.step('second-review', '受領側の2回目審査（提供前審査）', () =>
    review(recipient, 'second', { kind: 'case', id: caseId }),
  );
  await runner.step('delivery', '利活用者への提供を記録', () => deliver(stage, numbers));
  await runner.step('provision-records', '提供記録・受領記録を双方で作成', () =>
    eachProvider(stage, (provider) => importRecords(stage, provider)),
  );
  await runner.step('reconciliation', '双方の記録を突き合わせ', () =>
    eachProvider(stage, (provider) => reconcile(stage, provider, numbers)),
  );
}

/** Anonymisation is each operator's own; here the data user gets the counts of the linked persons. */
async function deliver(stage: Stage, numbers: Numbers): Promise<void> {
  const { recipient, caseId } = stage;
  const { linkage } = numbers.figures();
  const delivered = `measure,count\r\nlinked_pairs,${linkage.pairs}\r\n`;
  await writeFile(recipient.folder('delivered.csv'), delivered);
  await recipient.as('staff').post(`/api/cases/${caseId}/deliveries`, {
    deliveredOn: stage.today,
    content: '連結した人数の集計（匿名加工医療情報の代わりの見本）',
    method: 'セキュリティ便',
    persons: 0,
    rows: [{ table: 'delivered', rows: 1 }],
    documentSha256: sha256Hex(delivered),
  });
  await eachProvider(stage, stage.carry);
}

async function importRecords(stage: Stage, provider: ProviderPart): Promise<void> {
  const { office, packageId, packageName } = provider;
  const path = `/api/packages/${packageId}/handover-records`;
  const provided = office.folder('sealed', 'office', `${packageName}.records.asc`);
  await office.as('staff').post(path, await readFile(provided, 'utf8'));
  const received = join(stage.recipient.folder('received', office.code, 'opened'), 'records.asc');
  await stage.recipient.as('staff').post(path, await readFile(received, 'utf8'));
}

async function reconcile(stage: Stage, provider: ProviderPart, numbers: Numbers): Promise<void> {
  const { office, packageId } = provider;
  await stage.recipient.as('staff').post(`/api/packages/${packageId}/reconciliation`);
  await stage.carry(provider);
  const [atRecipient, atProvider] = await Promise.all(
    [stage.recipient, office].map(async (side) => {
      const all = await side
        .as('staff')
        .until<Reconciliation[]>('/api/reconciliations', '突き合わせ結果', (found) =>
          found.some((one) => one.packageId === packageId && /^(agreed|disputed)$/.test(one.state)),
        );
      return all.find((one) => one.packageId === packageId);
    }),
  );
  numbers.reconciled(office.code, {
    provider: atProvider?.ownCount ?? 0,
    recipient: atRecipient?.ownCount ?? 0,
    agreed: atProvider?.state === 'agreed' && atRecipient?.state === 'agreed',
  });
}
