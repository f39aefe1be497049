import { StreamableFile } from '@nestjs/common';
import { type Outcome, unwrap } from '../../../kernel/outcome.js';
import type { ReadyFile } from '../application/read-contract-documents.use-case.js';

/** The file as an answer; a refusal is thrown and answered like any other. */
export async function sent(
  type: string,
  file: Promise<Outcome<ReadyFile>>,
): Promise<StreamableFile> {
  const { name, bytes } = unwrap(await file);
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"` });
}
