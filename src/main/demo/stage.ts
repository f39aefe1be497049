import type { DemoOptions } from './options.js';
import type { Office } from './office.js';
import type { StepRunner } from './step-runner.js';

/** One provider of the demo's case and what the recipient and the provider call the things they agreed on. */
export interface ProviderPart {
  readonly office: Office;
  readonly source: {
    readonly dir: string;
    readonly kind: 'ss-mix2' | 'csv';
    readonly institution?: string;
  };
  basicContractId: string;
  requestId: string;
  contractId: string;
  packageId: string;
  mediumId: string;
  packageName: string;
}

/** Everything the steps share. */
export interface Stage {
  readonly options: DemoOptions;
  readonly runner: StepRunner;
  /** Dates of the exchange: provision today, data of the fiscal year before. */
  readonly today: string;
  readonly recipient: Office;
  readonly providers: readonly ProviderPart[];
  readonly population: string;
  /** Carries what waits between the recipient and a provider, both ways (bundle files where there is no network). */
  readonly carry: (provider: ProviderPart) => Promise<void>;
  caseId: string;
  caseNumber: number;
}

/** Runs the same work for every provider, one after another: two cores, and readable times. */
export async function eachProvider(
  stage: Stage,
  work: (provider: ProviderPart) => Promise<void>,
): Promise<void> {
  for (const provider of stage.providers) await work(provider);
}
