import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BundleVerification } from '../../src/features/provision-log/application/bundle-verification.js';
import { OpenPgpSignatureCheck } from '../../src/features/provision-log/engines/openpgp-signature-check.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { STAFF, TestGateway } from './support/gateway.js';
import { armored, PACKAGE_ID, packageOf, recordOf, recordsOf } from './support/handover.js';

const PERSONS = 25;

let gateway: TestGateway;

const importRecords = async (records = recordsOf(0, PERSONS)) =>
  gateway.importRecords.execute(STAFF, PACKAGE_ID, await armored(records, gateway.keyring));

const verifyFile = (file: string) => {
  const verification = new BundleVerification(new OpenPgpSignatureCheck());
  verification.feed(Buffer.from(file));
  return verification.finish([gateway.keyring.publicKey()]);
};

const codeOf = (outcome: { ok: boolean; error?: { code: string } }) => outcome.error?.code;

beforeEach(async () => {
  gateway = await TestGateway.start('AOBA');
  gateway.packages.known.set(PACKAGE_ID, packageOf('provided', 'MINATO', PERSONS));
});
afterEach(() => gateway.stop());

describe('Provision records', () => {
  it('are made for every person of the package, kept three years, and verify', async () => {
    const imported = unwrap(await importRecords());
    expect(imported).toMatchObject({
      persons: PERSONS,
      direction: 'provided',
      retainUntil: '2029-11-21',
      alreadyRecorded: false,
    });
    const report = await gateway.inspect.verify();
    expect(report).toMatchObject({ intact: true, size: PERSONS + 1, findings: [] });
  });

  it('are not doubled when the same file comes again, and not replaced by another', async () => {
    await importRecords();
    expect(unwrap(await importRecords()).alreadyRecorded).toBe(true);
    const others = await importRecords(recordsOf(1, PERSONS + 1));
    expect(codeOf(others)).toBe('HANDOVER_ALREADY_RECORDED');
    expect((await gateway.inspect.verify()).size).toBe(PERSONS + 1);
  });

  it('of another number of persons or rows than the package has are refused as a whole', async () => {
    const fewer = await importRecords(recordsOf(0, PERSONS - 1));
    expect(codeOf(fewer)).toBe('HANDOVER_RECORDS_OF_ANOTHER_PACKAGE');
    const changed = { ...recordOf(0), tables: [{ table: 'patient', rows: 1 }] };
    const rows = await importRecords([changed, ...recordsOf(1, PERSONS)]);
    expect(codeOf(rows)).toBe('HANDOVER_RECORDS_OF_ANOTHER_PACKAGE');
    const twice = await importRecords([...recordsOf(0, PERSONS - 1), recordOf(0)]);
    expect(codeOf(twice)).toBe('HANDOVER_RECORDS_UNREADABLE');
    expect(await gateway.inspect.checkpoint()).toBeNull();
  });

  it('need the counterpart’s name, address and representative, as the form demands', async () => {
    const facts = packageOf('provided', 'MINATO', PERSONS);
    const counterpart = { ...facts.counterpart, representative: '' };
    gateway.packages.known.set(PACKAGE_ID, { ...facts, counterpart });
    const refused = await importRecords();
    expect(codeOf(refused)).toBe('RECORD_FORM_INCOMPLETE');
  });

  it('signed by another key than the operator’s own are refused', async () => {
    const stranger = await TestGateway.start('YAMATO');
    const file = await stranger.keyring.encrypt('', [gateway.keyring.publicKey()]);
    await stranger.stop();
    const refused = await gateway.importRecords.execute(STAFF, PACKAGE_ID, file);
    expect(codeOf(refused)).toBe('SIGNATURE_INVALID');
  });

  it('answer an institution: what of this patient was handed to whom, when, which items', async () => {
    await importRecords();
    const { institutionCode, patientId } = recordOf(7);
    const answer = unwrap(await gateway.search.execute(STAFF, { institutionCode, patientId }));
    expect(answer).toHaveLength(1);
    expect(answer[0]).toMatchObject({
      patientId,
      direction: 'provided',
      counterpart: { code: 'MINATO', name: 'MINATO機構' },
      handedOverOn: '2026-11-21',
      packageName: '2026_20261121_0001_AOBA_MINATO',
      tables: [
        { table: 'patient', rows: 1, items: ['patient_id', 'birth_date'] },
        { table: 'lab_result', rows: 2, items: ['item_code', 'value'] },
      ],
    });
    const unknown = { institutionCode, patientId: 'P9999999' };
    expect(unwrap(await gateway.search.execute(STAFF, unknown))).toEqual([]);
  });

  it('are found by name and birth date however the kana are written', async () => {
    await importRecords();
    const { birthDate, patientId } = recordOf(3);
    for (const nameKana of ['ヤマダタロウエ', 'やまだ　たろうえ', 'ﾔﾏﾀﾞ ﾀﾛｳｴ']) {
      const found = unwrap(await gateway.search.execute(STAFF, { nameKana, birthDate }));
      expect(found.map((record) => record.patientId)).toEqual([patientId]);
    }
    expect(codeOf(await gateway.search.execute(STAFF, { birthDate }))).toBe('SEARCH_INCOMPLETE');
  });

  it('leave no person readable in the database, the audit trail or the plain export', async () => {
    await importRecords();
    const { institutionCode, patientId } = recordOf(7);
    await gateway.search.execute(STAFF, { institutionCode, patientId });
    const rows = await gateway.dataSource.query<unknown[]>(
      `SELECT r::text, h::text FROM provision_record r JOIN provision_handover h ON true`,
    );
    const texts = [JSON.stringify(rows), JSON.stringify(gateway.audit.entries)];
    for (const text of [...texts, await gateway.export()]) {
      expect(text).not.toContain(patientId);
      expect(text).not.toContain('ヤマダ');
      expect(text).not.toContain(institutionCode);
    }
  });

  it('go to the auditor with persons on request, and a changed person is named', async () => {
    await importRecords();
    const file = await gateway.export(true);
    expect(await verifyFile(file)).toMatchObject({ intact: true, withPersons: true });
    const { findings } = await verifyFile(file.replace('P0000007', 'P0000008'));
    const named = findings.find(({ code }) => code === 'person-altered');
    expect(named?.facts).toMatchObject({ sequence: 8 });
  });
});

describe('The provision log in the database', () => {
  const REFUSAL = 'append-only';
  const COLUMN_OF = {
    provision_log_leaf: 'kind',
    provision_log_head: 'at',
    provision_log_checkpoint: 'text',
    provision_log_sent: 'at',
    provision_log_received: 'text',
    provision_log_witness: 'text',
    provision_handover: 'rows',
    provision_record: 'tables',
    provision_delivery: 'rows',
  } as const;
  const TABLES = Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[];

  it('refuses every change of its tables, also to the owner of the database', async () => {
    await importRecords();
    const query = (sql: string) => gateway.dataSource.query(sql);
    for (const table of TABLES) {
      const column = COLUMN_OF[table];
      await expect(query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow(REFUSAL);
      await expect(query(`DELETE FROM ${table}`)).rejects.toThrow(REFUSAL);
      await expect(query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(REFUSAL);
      const asReplica = `SET session_replication_role = replica; DELETE FROM ${table}`;
      await expect(query(asReplica)).rejects.toThrow(REFUSAL);
    }
  });

  /** As someone with full power over the database would: the trigger switched off. */
  const tamper = async (table: string, change: string) => {
    await gateway.dataSource.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL; ${change}`);
  };
  const found = async () =>
    (await gateway.inspect.verify()).findings.map(({ code, facts }) => `${code} ${facts.sequence}`);

  it.each([
    ['rows handed over', `tables = '[]'`],
    ['the sealed person', `sealed = 'f1.x.y'`],
    ['the hash the person is found by', `lookup_local = lookup_identity`],
    ['the retention', `retain_until = '2027-01-01'`],
    ['the digest', `digest = reverse(digest)`],
  ])('tells which record was changed in %s', async (_, change) => {
    await importRecords();
    await tamper('provision_record', `UPDATE provision_record SET ${change} WHERE sequence = 5`);
    expect(await found()).toEqual(['entry-altered 5']);
    expect((await verifyFile(await gateway.export())).intact).toBe(false);
  });

  it('tells that the date of the hand-over was changed', async () => {
    await importRecords();
    const change = `UPDATE provision_handover SET handed_over_on = '2026-11-22'`;
    await tamper('provision_handover', change);
    expect(await found()).toEqual(['entry-altered 0']);
  });

  it('tells which record was deleted', async () => {
    await importRecords();
    await tamper('provision_record', 'DELETE FROM provision_record WHERE sequence = 9');
    expect(await found()).toEqual(['entry-removed 9']);
  });

  it('tells that record and leaf were rewritten together', async () => {
    await importRecords();
    await tamper(
      'provision_log_leaf',
      `UPDATE provision_log_leaf SET hash = sha256(hash) WHERE sequence = 4`,
    );
    await tamper(
      'provision_record',
      `UPDATE provision_record SET tables = '[]' WHERE sequence = 4`,
    );
    const { intact, findings } = await gateway.inspect.verify();
    expect(intact).toBe(false);
    expect(findings.map(({ code }) => code)).toContain('root-mismatch');
  });

  it('takes no further record while its chain is broken', async () => {
    await importRecords();
    await tamper('provision_log_leaf', 'DELETE FROM provision_log_leaf WHERE sequence = 25');
    gateway.packages.known.set('p2', { ...packageOf('provided', 'MINATO', 1), packageId: 'p2' });
    const file = await armored([recordOf(99)], gateway.keyring);
    expect(codeOf(await gateway.importRecords.execute(STAFF, 'p2', file))).toBe('LOG_BROKEN');
  });

  it('numbers the records of two imports at once without gap or repeat', async () => {
    const ids = ['p1', 'p2', 'p3', 'p4'];
    for (const packageId of ids)
      gateway.packages.known.set(packageId, { ...packageOf('provided', 'MINATO', 5), packageId });
    const files = await Promise.all(
      ids.map((_, i) => armored(recordsOf(i * 5, i * 5 + 5), gateway.keyring)),
    );
    const all = ids.map((id, i) => gateway.importRecords.execute(STAFF, id, files[i] ?? ''));
    for (const outcome of await Promise.all(all)) expect(outcome.ok).toBe(true);
    expect(await gateway.inspect.verify()).toMatchObject({ intact: true, size: 24 });
  });
});

describe('Delivery to the data user', () => {
  const delivery = {
    deliveredOn: '2026-11-21',
    content: '匿名加工医療情報（検体検査）',
    method: 'セキュリティ便',
    persons: 20,
    rows: [{ table: 'lab_result', rows: 40 }],
    documentSha256: 'A'.repeat(64),
  };
  const dataUser = { name: '見本大学', address: '京都府', representative: '学長' };

  it('is refused until the second review has approved', async () => {
    expect(codeOf(await gateway.delivery.execute(STAFF, 'case-1', delivery))).toBe(
      'DELIVERY_GATE_CLOSED',
    );
    expect(await gateway.delivery.list('case-1')).toEqual([]);
  });

  it('is recorded once, in the log, and told to those who wait for it', async () => {
    gateway.gate.approved = { caseNumber: '0001', dataUser };
    const told: string[] = [];
    gateway.events.on('case.delivered', (_tx, { deliveryId }) => {
      told.push(deliveryId);
      return Promise.resolve({ ok: true, value: undefined });
    });
    const first = unwrap(await gateway.delivery.execute(STAFF, 'case-1', delivery));
    const again = unwrap(await gateway.delivery.execute(STAFF, 'case-1', delivery));
    expect(again).toEqual(first);
    expect(first).toMatchObject({ dataUser, retainUntil: '2029-11-21' });
    expect(told).toEqual([first.id]);
    expect(await gateway.inspect.verify()).toMatchObject({ intact: true, size: 1 });
  });

  it('cannot lie in the future', async () => {
    gateway.gate.approved = { caseNumber: '0001', dataUser };
    const future = { ...delivery, deliveredOn: '2026-11-22' };
    expect(codeOf(await gateway.delivery.execute(STAFF, 'case-1', future))).toBe(
      'DELIVERY_DATE_INVALID',
    );
  });
});
