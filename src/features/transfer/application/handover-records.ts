import { join } from 'node:path';
import type { ContractedTable } from '../../catalogue/index.js';
import { tableFile } from '../../extraction/index.js';
import { digested, handoverKey, type DigestedRecord } from '../domain/handover-record.js';
import { csvRecords } from './files/csv-records.js';

interface Person {
  nameKana: string;
  birthDate: string;
  rows: number[];
}
type Persons = Map<string, Person>;

/** What a ticket says of the files. */
interface HandedTables {
  readonly tables: readonly ContractedTable[];
  readonly rehearsal: boolean;
}

const SEPARATOR = '\u001f';

/** Counts one table's rows per person; name and birth date come from the table that has them. */
async function countTable(
  persons: Persons,
  folder: string,
  { tables, rehearsal }: HandedTables,
  index: number,
): Promise<void> {
  const records = csvRecords(join(folder, tableFile(tables[index]?.table ?? '', rehearsal)));
  const header = (await records.next()).value as string[] | undefined;
  const column = (name: string) => header?.indexOf(name) ?? -1;
  const institution = column('institution_code');
  const patient = column('patient_id');
  const kana = column('name_kana');
  const birth = column('birth_date');
  for await (const record of records) {
    const key = `${record[institution] ?? ''}${SEPARATOR}${record[patient] ?? ''}`;
    const person = persons.get(key) ?? { nameKana: '', birthDate: '', rows: tables.map(() => 0) };
    person.rows[index] = (person.rows[index] ?? 0) + 1;
    person.nameKana ||= record[kana] ?? '';
    person.birthDate ||= record[birth] ?? '';
    persons.set(key, person);
  }
}

/** Lines of the provision record, one per person, in the order of institution and patient id. */
export class HandoverRecords {
  private constructor(
    private readonly persons: Persons,
    private readonly tables: readonly ContractedTable[],
    private readonly key: Buffer,
  ) {}

  /** Reads the file of every contracted table in `folder`. */
  static async read(
    folder: string,
    handed: HandedTables,
    passphrase: string,
  ): Promise<HandoverRecords> {
    const persons: Persons = new Map();
    for (const index of handed.tables.keys()) await countTable(persons, folder, handed, index);
    return new HandoverRecords(persons, handed.tables, handoverKey(passphrase));
  }

  *lines(): Generator<DigestedRecord> {
    for (const id of [...this.persons.keys()].sort()) {
      const [institutionCode = '', patientId = ''] = id.split(SEPARATOR);
      const person = this.persons.get(id);
      if (!person) continue;
      const { nameKana, birthDate } = person;
      const tables = this.tables
        .map(({ table }, index) => ({ table, rows: person.rows[index] ?? 0 }))
        .filter(({ rows }) => rows > 0);
      yield digested({ institutionCode, patientId, nameKana, birthDate, tables }, this.key);
    }
  }
}
