import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { DefinitionFiles } from '../../src/features/catalogue/application/definition-files.use-case.js';
import { FileDefinitionFormats } from '../../src/features/catalogue/engines/formats/file-definition-formats.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { publicVersion } from '../../src/features/catalogue/domain/public-version.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { definition as anyDefinition } from './support/arbitrary-definition.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;
const files = new DefinitionFiles(new FileDefinitionFormats());
const json = async (format: 'table-schema' | 'csvw') =>
  JSON.parse(new TextDecoder().decode((await files.write(format, common)).bytes)) as Record<
    string,
    unknown
  >;

describe('a data definition as a file', () => {
  it.each(['json', 'csv'] as const)(
    'reads back from %s as the very same definition',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(anyDefinition, fc.constant(common)), async (definition) => {
          const { bytes } = await files.write(format, definition);
          const { findings, definition: back } = unwrap(await files.read(format, bytes));
          expect(findings).toEqual([]);
          expect(canonicalJson(back)).toBe(canonicalJson(definition));
        }),
        { numRuns: 30 },
      );
    },
  );

  it('names file and cell of a mistake in CSV, and counts codes as texts', async () => {
    const parts = unzipSync((await files.write('csv', common)).bytes);
    const items = new TextDecoder().decode(parts['items.csv']).replace(',文字列,', ',テキスト,');
    const archive = zipSync({ ...parts, 'items.csv': strToU8(items) });
    const { findings, definition } = unwrap(await files.read('csv', archive));
    expect(findings).toMatchObject([
      { sheet: 'items.csv', cell: 'G2', row: 2, column: '型', code: 'IMPORT_TYPE_UNKNOWN' },
    ]);
    expect(definition).toBeUndefined();
  });

  it('is held against the published schema where it comes as JSON', async () => {
    const odd = { ...common, version: 0, secret: 'x' };
    const { findings } = unwrap(await files.read('json', strToU8(JSON.stringify(odd))));
    expect(findings.map(({ code, cell }) => [code, cell])).toEqual([
      ['DEFINITION_SCHEMA_VIOLATED', '/'],
      ['DEFINITION_SCHEMA_VIOLATED', '/version'],
    ]);
    expect(await files.read('json', strToU8('{'))).toMatchObject({
      ok: false,
      error: { code: 'DEFINITION_JSON_INVALID' },
    });
    expect(await files.read('csv', strToU8('no zip'))).toMatchObject({
      ok: false,
      error: { code: 'CSV_ARCHIVE_REFUSED' },
    });
  });

  it.each(['excel', 'csv'] as const)(
    'is held against the published schema as %s, too: no cell shows that a list is too long',
    async (format) => {
      const [patient] = common.tables;
      const [first, ...items] = patient?.items ?? [];
      if (!patient || !first) throw new Error('The definition has no patient.');
      const sources = Array.from({ length: 21 }, (_, at) => `source ${at}`);
      const long = { ...patient, items: [{ ...first, sources }, ...items] };
      const { bytes } = await files.write(format, { ...common, tables: [long] });
      const { definition, findings } = unwrap(await files.read(format, bytes));
      expect(definition).toBeUndefined();
      expect(findings).toMatchObject([
        {
          code: 'DEFINITION_SCHEMA_VIOLATED',
          sheet: format === 'csv' ? 'items.csv' : '項目一覧',
          en: expect.stringContaining(`/tables/patient/items/${first.name}/sources`),
        },
      ]);
    },
  );

  it('has no longer code table than a message to a peer can carry', async () => {
    const codes = Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`c${at}`, 'x']));
    const codeTables = [{ name: 'long', nameJa: '長い表', version: '1', codes }];
    const file = strToU8(JSON.stringify({ ...common, codeTables }));
    const { findings } = unwrap(await files.read('json', file));
    expect(findings[0]).toMatchObject({
      code: 'DEFINITION_SCHEMA_VIOLATED',
      cell: '/codeTables/0/codes',
    });
  });

  it('tells Frictionless tools the tables, keys, codes and formats of the CSV files', async () => {
    const { resources } = (await json('table-schema')) as {
      resources: {
        path: string;
        schema: { fields: Record<string, unknown>[]; primaryKey?: string[] };
      }[];
    };
    expect(resources.map(({ path }) => path)).toEqual(
      common.tables.map(({ name }) => `${name}.csv`),
    );
    const [patient] = resources;
    expect(patient?.schema.primaryKey).toEqual(common.tables[0]?.key);
    expect(patient?.schema.fields.find(({ name }) => name === 'sex')).toMatchObject({
      type: 'string',
      constraints: { enum: expect.arrayContaining(['M', 'F']) as unknown },
    });
  });

  it('tells CSVW tools the same', async () => {
    const { tables } = (await json('csvw')) as {
      tables: { url: string; tableSchema: { columns: { name: string; datatype: object }[] } }[];
    };
    expect(tables.map(({ url }) => url)).toEqual(common.tables.map(({ name }) => `${name}.csv`));
    const birth = tables[0]?.tableSchema.columns.find(({ name }) => name === 'birth_date');
    expect(birth?.datatype).toEqual({ base: 'date' });
  });
});

describe('the public version', () => {
  const rule = { hideCleansingOf: ['identifier'], internalMark: '【内部】' };
  const item = {
    nameJa: '項目',
    type: 'string' as const,
    cleansing: '手順',
    caution: '公開\n【内部】秘密',
  };
  const definition: DataDefinition = {
    ...common,
    tables: [
      {
        name: 't',
        nameJa: '表',
        sourceKind: 'common',
        key: ['id'],
        items: [
          { ...item, name: 'id', class: 'identifier' },
          { ...item, name: 'value', class: 'history', caution: '【内部】秘密' },
        ],
      },
    ],
  };

  it('shows no cleansing notes of identifiers and no internal cautions', () => {
    const { definition: shown } = publicVersion(definition, rule);
    const [id, value] = shown.tables[0]?.items ?? [];
    expect([id?.cleansing, id?.caution]).toEqual([undefined, '公開']);
    expect([value?.cleansing, value?.caution]).toEqual(['手順', undefined]);
    expect(JSON.stringify(shown)).not.toContain('秘密');
  });
});
