import { canonicalJson } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, RefusedError, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import { contractedIn } from '../domain/contracted.js';
import { extractionErrors } from '../domain/errors.js';
import type { ExtractReceipt, ReadSource } from '../domain/extract-receipt.js';
import { PersonCriteria } from '../domain/person-criteria.js';
import { PersonGate } from '../domain/person-gate.js';
import type { ProvideTicket } from '../domain/provide-ticket.js';
import { addTally, emptyTally, type SourceBatch } from '../domain/source-batch.js';
import { tablesToRead } from '../domain/tables-to-read.js';
import { extractReceipt } from './extract-receipt.js';
import { ExtractionRun } from './extraction-run.js';
import { openPersonLists, type GivenPersonLists, type PersonLists } from './person-lists.js';
import { ExtractionOutput, type OpenExtraction } from './ports/extraction-output.js';
import { MedicalSources, type SourceRequest } from './ports/medical-sources.js';

/** Institution code: needed for SS-MIX2. Identity: by default `withhold`. */
export type GivenSource = Pick<SourceRequest, 'kind' | 'directory' | 'encoding'> &
  Partial<Pick<SourceRequest, 'institutionCode' | 'identity'>>;

export interface ExtractRequest {
  readonly keyring: Keyring;
  readonly ticket: SignedDocument<ProvideTicket>;
  /** At least one; of two that describe a person the first one's patient row counts. */
  readonly sources: readonly GivenSource[];
  readonly lists: GivenPersonLists;
  readonly directory: string;
  /** Called now and then with the number of files or records read so far. */
  readonly onProgress?: (done: number) => void;
  /** Ends the extraction between two batches: it throws, and nothing is left. */
  readonly signal?: AbortSignal;
}

interface Extracting {
  readonly request: ExtractRequest;
  readonly ticket: ProvideTicket;
  readonly tables: readonly ContractedTable[];
  readonly lists: PersonLists;
  readonly startedAt: string;
}

interface OpenSource {
  readonly kind: string;
  readonly batches: AsyncIterable<SourceBatch>;
}

/** 抽出. Sources and lists of persons → the contracted tables as CSV, findings and a signed receipt. */
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
    const lists = await openPersonLists(request.keyring, request.lists, ticket);
    if (!lists.ok) return lists;
    return this.#extract({
      request,
      ticket,
      tables: tables.value,
      lists: lists.value,
      startedAt,
    });
  }

  async #extract(extracting: Extracting): Promise<Outcome<ExtractReceipt>> {
    const { request, ticket, tables, lists } = extracting;
    const criteria = ticket.criteria ?? {};
    const visits = lists.notices?.asksForVisits === true;
    const definition = tablesToRead(ticket.definition, { tables, criteria, visits });
    const sources = await this.#openAll(request, definition, ticket.rehearsal);
    if (!sources.ok) return sources;
    const output = await this.outputs.open(request.directory, tables, ticket.rehearsal);
    if (!output.ok) return output;
    const counted = { sources: sources.value.length };
    const gate = new PersonGate({ ...lists, ...counted, criteria: new PersonCriteria(criteria) });
    const run = new ExtractionRun({ ticket, tables, gate, ...counted, output: output.value });
    return orDiscard(output.value, async () => {
      const read = await readAll(sources.value, run, request);
      await run.settle();
      return this.#finish(extracting, run, gate, read, output.value);
    });
  }

  async #finish(
    { request, ticket, startedAt }: Extracting,
    run: ExtractionRun,
    gate: PersonGate,
    sources: readonly ReadSource[],
    output: OpenExtraction,
  ): Promise<ExtractReceipt> {
    const notified = await output.notified(gate.notified());
    const files = await output.finish();
    const finishedAt = this.clock.now().toISOString();
    const read = { sources, files, notified, startedAt, finishedAt };
    const receipt = extractReceipt(ticket, run, gate, read);
    const signed = await signDocument(request.keyring, receipt);
    await output.publish(`${canonicalJson(signed)}\n`);
    return receipt;
  }

  async #openAll(
    { sources, signal }: ExtractRequest,
    definition: DataDefinition,
    rehearsal: boolean,
  ): Promise<Outcome<OpenSource[]>> {
    if (sources.length === 0) return refuse(extractionErrors.SOURCE_NEEDED);
    const opened: OpenSource[] = [];
    for (const { institutionCode = '', identity = 'withhold', ...source } of sources) {
      if (source.kind === 'ss-mix2' && !/^\d{10}$/.test(institutionCode))
        return refuse(extractionErrors.INSTITUTION_CODE_NEEDED);
      const request = { ...source, institutionCode, identity, definition, rehearsal, signal };
      const batches = await this.sources.open(request);
      if (!batches.ok) return batches;
      opened.push({ kind: source.kind, batches: batches.value });
    }
    return ok(opened);
  }
}

/** One source after the other; what each held. */
async function readAll(
  sources: readonly OpenSource[],
  run: ExtractionRun,
  { onProgress, signal }: Pick<ExtractRequest, 'onProgress' | 'signal'>,
): Promise<ReadSource[]> {
  const read: ReadSource[] = [];
  for (const { kind, batches } of sources) {
    let tally = emptyTally('record');
    for await (const batch of batches) {
      signal?.throwIfAborted();
      await run.take(batch);
      tally = addTally(tally, batch.tally);
      onProgress?.(run.tally.found);
    }
    read.push({ kind, tally });
  }
  return read;
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
