import { StreamableFile } from '@nestjs/common';
import { type Outcome, unwrap } from '../../../kernel/outcome.js';
import type { PrintedFile } from '../application/media/print-custody.use-case.js';

/** The PDF as an answer; a refusal is thrown and answered like any other. */
export async function pdfAnswer(printed: Promise<Outcome<PrintedFile>>): Promise<StreamableFile> {
  const { name, bytes } = unwrap(await printed);
  const disposition = `attachment; filename="${name}"`;
  return new StreamableFile(bytes, { type: 'application/pdf', disposition });
}
