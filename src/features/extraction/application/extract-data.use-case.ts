import { canonicalJson, digestOf } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, RefusedError, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import { parseOptOutList, type OptOutList } from '../../opt-out/index.js';
import { contractedIn } from '../domain/contracted.js';
import { extractionErrors } from '../domain/errors.js';
import type { ExtractedFile, ExtractReceipt } from '../domain/extract-receipt.js';
import type { ProvideTicket } from '../domain/provide-ticket.js';
import type { IdentityRule, SourceBatch, SourceKind } from '../domain/source-batch.js';
import { referencedFirst } from '../domain/tables-in-order.js';
import { leaderOf } from '../domain/target-period.js';
import { ExtractionRun, PATIENT } from './extraction-run.js';
import { ExtractionOutput, type OpenExtraction } from './ports/extraction-output.js';
import { MedicalSources } from './ports/medical-sources.js';

export interface ExtractRequest {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ProvideTicket>;
  readonly source: {
    readonly kind: SourceKind;
    readonly directory: string;
    /** Needed for SS-MIX2. */
    readonly institutionCode?: string;
    /** Default: withhold. */
    readonly identity?: IdentityRule;
  };
  /** The gateway's export: armored OpenPGP message, signed by and encrypted to the own key. */
  readonly optOutList: string;
  readonly directory: string;
  /** Called now and then with the number of files or records read so far. */
  readonly onProgress?: (done: number) => void;
}

/** 抽出. Source and opt-out list → the contracted tables as CSV, findings and a signed receipt. */
@UseCase()
export class ExtractData {
  constructor(
    private readonly sources: MedicalSources,
    private readonly outputs: ExtractionOutput,
    private readonly clock: Clock,
  ) {}

  async execute(request: ExtractRequest): Promise<Outcome<ExtractReceipt>> {
    const startedAt = this.clock.now().toISOString();
    const opened = await openOwnDocument(request.keyring, request.ticket, 'yuzu.ticket/provide');
    if (!opened.ok) return opened;
    const ticket = opened.value;
    const tables = contractedIn(ticket.definition, ticket.tables);
    if (!tables.ok) return tables;
    const optOuts = await currentOptOuts(request, ticket);
    if (!optOuts.ok) return optOuts;
    const definition = needed(ticket.definition, tables.value);
    const batches = await this.#openSource(request, { ...ticket, definition });
    if (!batches.ok) return batches;
    const output = await this.outputs.open(request.directory, tables.value, ticket.rehearsal);
    if (!output.ok) return output;
    const run = new ExtractionRun(ticket, tables.value, optOuts.value, output.value);
    const write = async () => {
      await consume(batches.value, run, request.onProgress);
      const files = await output.value.finish();
      const receipt = receiptOf(request, ticket, run, files, startedAt, this.clock);
      const signed = await signDocument(request.keyring, receipt);
      await output.value.publish(`${canonicalJson(signed)}\n`);
      return receipt;
    };
    return orDiscard(output.value, write);
  }

  async #openSource(
    { source }: ExtractRequest,
    { definition, rehearsal }: ProvideTicket,
  ): Promise<Outcome<AsyncIterable<SourceBatch>>> {
    const { kind, directory, institutionCode = '', identity = 'withhold' } = source;
    if (kind === 'ss-mix2' && !/^\d{10}$/.test(institutionCode))
      return refuse(extractionErrors.INSTITUTION_CODE_NEEDED);
    const from = { kind, directory, institutionCode, identity };
    return this.sources.open({ ...from, definition, rehearsal });
  }
}

/** Tables to read: the contracted ones, the persons', by whom every row is admitted, and those that date others. */
function needed(
  definition: DataDefinition,
  contracted: readonly ContractedTable[],
): DataDefinition {
  const names = new Set([PATIENT, ...contracted.map(({ table }) => table)]);
  const ordered = referencedFirst(definition);
  for (const table of [...ordered].reverse()) {
    const leader = leaderOf(table);
    if (leader && names.has(table.name)) names.add(leader.table);
  }
  return { ...definition, tables: ordered.filter(({ name }) => names.has(name)) };
}

/** The list the ticket asks for: an older one would hand over persons who have opted out since. */
async function currentOptOuts(
  { keyring, optOutList }: ExtractRequest,
  ticket: ProvideTicket,
): Promise<Outcome<OptOutList>> {
  const text = await keyring.decrypt(optOutList, keyring.publicKey());
  if (!text.ok) return text;
  const list = parseOptOutList(text.value);
  if (list === null) return refuse(extractionErrors.OPT_OUT_LIST_UNREADABLE);
  if (list.version === ticket.optOutListVersion) return ok(list);
  return refuse(extractionErrors.OPT_OUT_LIST_NOT_CURRENT, {
    given: list.version,
    expected: ticket.optOutListVersion,
  });
}

async function consume(
  batches: AsyncIterable<SourceBatch>,
  run: ExtractionRun,
  onProgress: ExtractRequest['onProgress'],
): Promise<void> {
  for await (const batch of batches) {
    await run.take(batch);
    onProgress?.(run.tally.found);
  }
}

/** What a row refused ends the extraction; nothing of it remains. */
async function orDiscard<T>(output: OpenExtraction, write: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return ok(await write());
  } catch (fault) {
    await output.discard();
    if (fault instanceof RefusedError) return fault.refusal;
    throw fault;
  }
}

function receiptOf(
  request: ExtractRequest,
  ticket: ProvideTicket,
  run: ExtractionRun,
  files: readonly ExtractedFile[],
  startedAt: string,
  clock: Clock,
): ExtractReceipt {
  const { definition } = ticket;
  return {
    kind: 'yuzu.receipt/extract',
    ticketId: ticket.id,
    startedAt,
    finishedAt: clock.now().toISOString(),
    packageId: ticket.packageId,
    contractId: ticket.contractId,
    rehearsal: ticket.rehearsal,
    definition: { id: definition.id, version: definition.version, sha256: digestOf(definition) },
    period: ticket.period,
    optOutListVersion: ticket.optOutListVersion,
    sourceKind: request.source.kind,
    rows: Object.fromEntries(files.map(({ table, rows }) => [table, rows])),
    persons: run.gate.persons,
    excludedByOptOut: { ...run.gate.excluded, rows: run.optedOutRows },
    outsidePeriod: run.outsidePeriod,
    undated: run.undated,
    withoutPerson: run.withoutPerson,
    source: run.tally,
    findings: run.findings,
    files,
  };
}
