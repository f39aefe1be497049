import { StreamableFile } from '@nestjs/common';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { CoverageReport } from '../application/report-coverage.use-case.js';
import type { Coverage } from '../domain/coverage.js';
import type { CoverageFormatDto } from './conversion.dto.js';

const fileOf = (text: string, type: string, name: string): StreamableFile =>
  new StreamableFile(Buffer.from(text), { type, disposition: `attachment; filename="${name}"` });

/** The report in the form that was asked for. */
export async function answered(
  asked: Promise<Outcome<CoverageReport>>,
  { format }: CoverageFormatDto,
): Promise<Outcome<Coverage | StreamableFile>> {
  const report = await asked;
  if (!report.ok) return report;
  const { value } = report;
  if (format === 'csv')
    return ok(fileOf(value.csv('ja'), 'text/csv; charset=utf-8', 'coverage.csv'));
  if (format === 'text')
    return ok(fileOf(`${value.text('ja')}\n`, 'text/plain; charset=utf-8', 'coverage.txt'));
  return ok(value.coverage);
}
