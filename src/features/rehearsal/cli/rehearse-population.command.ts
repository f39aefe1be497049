import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { GeneratePopulation } from '../application/generate-population.use-case.js';
import type { PopulationSummary } from '../domain/summary.js';
import { wholeNumber } from './whole-number.js';

function forPeople(summary: PopulationSummary, context: CliContext): string {
  const text = context.text.bind(context);
  const lines = Object.entries(summary.operators).map(([code, { rows }]) => {
    const { patient, lab_result, prescription, diagnosis } = rows;
    return text(
      `${code}: 患者基本 ${patient}件、検体検査 ${lab_result}件、処方 ${prescription}件、病名 ${diagnosis}件`,
      `${code}: ${patient} patients, ${lab_result} lab results, ${prescription} prescriptions, ${diagnosis} diagnoses`,
    );
  });
  const head = text(
    `合成データを作成しました（実在の人物ではありません）。${summary.persons}人、シード「${summary.seed}」`,
    `Synthetic data made (no real persons): ${summary.persons} persons, seed "${summary.seed}"`,
  );
  return [head, ...lines].join('\n');
}

/** `yuzu rehearse population`: the demo's population. */
export function registerRehearsePopulation(
  parent: Command,
  context: CliContext,
  generate: GeneratePopulation,
): void {
  const text = context.text.bind(context);
  parent
    .command('population')
    .description(
      text(
        '架空の3事業者の合成データ（デモ用）を作成する',
        'make synthetic data of three invented operators, for the demo',
      ),
    )
    .option('--persons <N>', text('全事業者を通じた人数', 'persons in all'), wholeNumber, 2000)
    .option(
      '--seed <S>',
      text('シード（同じ値なら同じデータ）', 'seed (same seed, same data)'),
      'yuzu',
    )
    .requiredOption('--out <DIR>', text('出力先フォルダ', 'output folder'))
    .action(async ({ persons, seed, out }: { persons: number; seed: string; out: string }) => {
      const label = text('合成データの作成（人）', 'making synthetic data (persons)');
      const progress = (done: number, total: number): void => {
        context.progress(label, done, total);
      };
      const outcome = await generate.execute({ persons, seed, folder: out, progress });
      const summary = unwrap(outcome);
      context.print(summary, forPeople(summary, context));
    });
}
