import { once } from 'node:events';
import type { Response } from 'express';
import type { Person } from '../../../kernel/actor.js';
import { unwrap } from '../../../kernel/outcome.js';
import type { ExportProvisionLog } from '../application/export-provision-log.use-case.js';

/** Sends the export as it is written. A fault midway cuts the connection: a cut file does not verify. */
export async function streamExport(
  exporter: ExportProvisionLog,
  person: Person,
  withPersons: boolean,
  response: Response,
): Promise<void> {
  const outcome = await exporter.execute(person, withPersons, async (chunk) => {
    if (!response.headersSent) begin(response);
    if (response.destroyed) throw new Error('The client left during the export.');
    if (!response.write(chunk)) await once(response, 'drain');
  });
  unwrap(outcome);
  response.end();
}

function begin(response: Response): void {
  response.status(200);
  response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
  response.setHeader('Content-Disposition', 'attachment; filename="provision-log.ndjson"');
}
