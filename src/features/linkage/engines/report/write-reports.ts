import { csvRecord } from '../../../../platform/csv/write-csv.js';
import { replaceFile } from '../../../../platform/files/replace-file.js';
import type { Evaluated } from '../../application/quality/evaluate-links.use-case.js';
import type { Explanation } from '../../application/quality/explain-pair.use-case.js';
import { differenceRows, type Difference } from '../../domain/quality/compare-runs.js';
import { page } from './page.js';
import { linkReportHtml } from './report-html.js';
import { waterfallChart } from './waterfall-chart.js';

export const writeReport = (file: string, { evidence, evaluation }: Evaluated): Promise<void> =>
  replaceFile(file, linkReportHtml(evidence, evaluation));

export const writeDifferences = (file: string, differences: readonly Difference[]): Promise<void> =>
  replaceFile(file, differenceRows(differences).map(csvRecord).join(''));

export const writeWaterfall = (file: string, { steps }: Explanation): Promise<void> =>
  replaceFile(file, page('名寄せ 判定の根拠', waterfallChart('重みの積み上げ', steps)));
