import { canonicalJson, digestOf } from '../../../kernel/canonical-json.js';
import { openOwnDocument, signDocument } from '../../../kernel/job-ticket.js';
import { ok, refuse, RefusedError, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import type { LocalDate } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import { contractedIn, markerText, type ProvideTicket } from '../../extraction/index.js';
import { rehearsalErrors } from '../domain/errors.js';
import { receiptOf } from '../domain/rehearsal-receipt.js';
import type { RehearsalSummary } from '../domain/rehearsal-summary.js';
import { checkWished, rowsOf, type RowsWished } from '../domain/rows-wished.js';
import { dayRange } from '../domain/synthetic/day-range.js';
import { TablePlanner } from '../domain/synthetic/plan-tables.js';
import type { TablePlan } from '../domain/synthetic/table-plan.js';
import { RehearsalFolders, type RehearsalFolder } from './ports/rehearsal-folder.js';
import { writeTable } from './write-table.js';

/** 仕様: what the data must look like. */
export interface RehearsedSpecification {
  readonly definition: DataDefinition;
  readonly tables: readonly ContractedTable[];
  readonly period: { readonly from: LocalDate; readonly to: LocalDate };
}

export interface RehearseDataOrder extends RowsWished {
  readonly specification: RehearsedSpecification;
  /** Any text; the same seed makes the same files. */
  readonly seed: string;
  readonly folder: string;
  /** The ticket of a rehearsal, for data that `yuzu pack` takes. */
  readonly packing?: { readonly ticket: SignedDocument<ProvideTicket>; readonly keyring: Keyring };
  readonly onProgress?: (table: string, done: number, total: number) => void;
}

/** リハーサルデータの作成: synthetic CSV of any definition, right by it and marked as what it is. */
@UseCase()
export class RehearseData {
  constructor(
    private readonly folders: RehearsalFolders,
    private readonly clock: Clock,
  ) {}

  async execute(order: RehearseDataOrder): Promise<Outcome<RehearsalSummary>> {
    const startedAt = this.clock.now().toISOString();
    const ticket = await rehearsalTicket(order);
    if (!ticket.ok) return ticket;
    try {
      const made = await this.make(order);
      if (!made.ok) return made;
      const { folder, summary } = made.value;
      if (ticket.value && order.packing) {
        const times = { startedAt, finishedAt: this.clock.now().toISOString() };
        const receipt = receiptOf(ticket.value, summary, times);
        const signed = await signDocument(order.packing.keyring, receipt);
        await folder.receipt(`${canonicalJson(signed)}\n`);
      }
      return ok(summary);
    } catch (error) {
      if (error instanceof RefusedError) return error.refusal;
      throw error;
    }
  }

  private async make(
    order: RehearseDataOrder,
  ): Promise<Outcome<{ folder: RehearsalFolder; summary: RehearsalSummary }>> {
    const { definition, period } = order.specification;
    const tables = contractedIn(definition, order.specification.tables);
    if (!tables.ok) return tables;
    const wished = checkWished(order, tables.value);
    if (!wished.ok) return wished;
    const plans = planned(order, tables.value);
    const { id, version } = definition;
    const about = { seed: order.seed, definition: { id, version, sha256: digestOf(definition) } };
    const facts = { ...about, period };
    const packable = order.packing !== undefined;
    const folder = await this.folders.create(order.folder, markerText(facts), packable);
    if (!folder.ok) return folder;
    const written = [];
    for (const plan of plans) {
      const wished = rowsOf(order, plan.shape.table.name);
      const { codeTables } = definition;
      const { onProgress } = order;
      written.push(await writeTable(plan, { wished, codeTables, onProgress }, folder.value));
    }
    const persons = Math.max(...plans.map(personsOf));
    const kind = 'yuzu.rehearsal/data' as const;
    const summary = { kind, ...facts, persons, tables: written, packable };
    return ok({ folder: folder.value, summary });
  }
}

const personsOf = (plan: TablePlan): number => plan.personOf(plan.shape.rows - 1) + 1;

function planned(order: RehearseDataOrder, tables: readonly ContractedTable[]): TablePlan[] {
  const { definition, period } = order.specification;
  return new TablePlanner({
    definition,
    tables,
    seed: order.seed,
    days: dayRange(period.from, period.to),
    rowsOf: (table) => rowsOf(order, table),
  }).plans();
}

/** The opened ticket, if data are to be packed; only a rehearsal's gives such data. */
async function rehearsalTicket({
  packing,
}: RehearseDataOrder): Promise<Outcome<ProvideTicket | undefined>> {
  if (packing === undefined) return ok(undefined);
  const opened = await openOwnDocument(packing.keyring, packing.ticket, 'yuzu.ticket/provide');
  if (!opened.ok || opened.value.rehearsal) return opened;
  return refuse(rehearsalErrors.REHEARSAL_TICKET_IS_REAL);
}
