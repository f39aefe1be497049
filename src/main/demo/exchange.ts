import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dateInJapan } from '../../kernel/time.js';
import { carryBundles } from './carry-messages.js';
import { GatewayProcess, type DemoOperator } from './gateway-process.js';
import { Office } from './office.js';
import type { DemoOptions } from './options.js';
import type { ProviderPart, Stage } from './stage.js';
import type { StepRunner } from './step-runner.js';
import { decide } from './steps/decide.js';
import { agree, introduce } from './steps/prepare.js';
import { provide } from './steps/provide.js';
import { receive } from './steps/receive.js';
import { record } from './steps/record.js';
import { Numbers, type Summary } from './summary.js';
import { yuzu } from './yuzu-command.js';

const MINATO = {
  code: 'MINATO',
  name: 'みなと医療情報機構',
  address: '東京都架空区みなと1-1-1',
  representative: '港 太郎',
};
const AOBA = {
  code: 'AOBA',
  name: 'あおば医療データ',
  address: '神奈川県架空市あおば2-2-2',
  representative: '青葉 花子',
};
const YAMATO = {
  code: 'YAMATO',
  name: 'やまと健康情報センター',
  address: '奈良県架空市やまと3-3-3',
  representative: '大和 次郎',
};
const DEFINITION = new URL('../../../../contracts/data-definition/v1.json', import.meta.url);

type Definition = Parameters<typeof decide>[1];

/** One case between three gateways, from the application to reconciled records. */
export class Exchange {
  readonly gateways: GatewayProcess[] = [];
  readonly numbers = new Numbers();

  constructor(
    private readonly options: DemoOptions,
    private readonly runner: StepRunner,
  ) {}

  async run(): Promise<Summary> {
    const definition = JSON.parse(await readFile(DEFINITION, 'utf8')) as Definition;
    const population = join(this.options.dir, 'population');
    await this.runner.step('population', `架空の${this.options.persons}人を生成`, (progress) => {
      const { persons, seed } = this.options;
      const size = ['--persons', String(persons), '--seed', String(seed)];
      return yuzu(['rehearse', 'population', ...size, '--out', population], {
        onProgress: progress,
      });
    });
    const offices = await this.runner.step('gateways', '3つのゲートウェイを起動', () =>
      this.open(),
    );
    const stage = await this.stageOf(offices, population);
    await introduce(stage);
    await agree(stage, definition);
    await decide(stage, definition);
    await provide(stage, this.numbers);
    await receive(stage, this.numbers);
    await record(stage, this.numbers);
    return this.summary(stage);
  }

  async close(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.stop()));
  }

  private async open(): Promise<Office[]> {
    const start = async (operator: DemoOperator) => {
      const home = join(this.options.dir, operator.code.toLowerCase());
      const gateway = await GatewayProcess.start(operator, home);
      this.gateways.push(gateway);
      await gateway.ready();
      return new Office(gateway);
    };
    return Promise.all([MINATO, AOBA, YAMATO].map(start));
  }

  private async stageOf(offices: Office[], population: string): Promise<Stage> {
    const [recipient, aoba, yamato] = offices as [Office, Office, Office];
    const stick = join(this.options.dir, 'stick');
    await mkdir(stick, { recursive: true });
    const institution = await institutionOf(population);
    const storage = this.options.source ?? join(population, 'aoba', 'ss-mix2');
    const csv = join(population, 'yamato', 'csv');
    return {
      options: this.options,
      runner: this.runner,
      today: dateInJapan(new Date()),
      recipient,
      population,
      providers: [
        part(aoba, { dir: storage, kind: 'ss-mix2', institution }),
        part(yamato, { dir: csv, kind: 'csv' }),
      ],
      carry: ({ office }) =>
        office === yamato ? carryBundles(recipient, office, stick) : Promise.resolve(),
      caseId: '',
      caseNumber: 0,
    };
  }

  private summary({ caseNumber, options }: Stage): Summary {
    return {
      persons: options.persons,
      seed: options.seed,
      caseNumber,
      steps: this.runner.results,
      ...this.numbers.figures(),
      gateways: this.gateways.map(({ operator, url }) => {
        const { code, name } = operator;
        return { code, name, url };
      }),
    };
  }
}

const part = (office: Office, source: ProviderPart['source']): ProviderPart => ({
  office,
  source,
  basicContractId: '',
  requestId: '',
  contractId: '',
  packageId: '',
  mediumId: '',
  packageName: '',
});

/** The one institution whose storage あおば reads. */
async function institutionOf(population: string): Promise<string> {
  const file = join(population, 'population.json');
  const made = JSON.parse(await readFile(file, 'utf8')) as {
    operators: { AOBA: { institutions: string[] } };
  };
  const [institution] = made.operators.AOBA.institutions;
  if (institution === undefined) throw new Error(`No institution of AOBA in ${file}.`);
  return institution;
}
