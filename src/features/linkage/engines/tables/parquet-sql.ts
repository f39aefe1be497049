const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export interface ParquetColumn {
  readonly name: string;
  /** As DuckDB names it. */
  readonly type: string;
}

/** Texts of writers that did not mark them as such are texts; a folder's name is no column. */
const parquetSql = (files: string): string =>
  `read_parquet(${literal(files)}, binary_as_string = true, hive_partitioning = false)`;

export const columnsSql = (files: string): string => `DESCRIBE SELECT * FROM ${parquetSql(files)}`;

/** Lists, structures and bytes are no text. */
export const isText = ({ type }: ParquetColumn): boolean =>
  !/\[\d*\]$|^(STRUCT|MAP|UNION|VARIANT|BLOB|BIT|GEOMETRY)\b/.test(type);

/** Days in ISO form; a whole number without decimals, which programs add where a column has gaps. Unknown is ''. */
function textSql({ name, type }: ParquetColumn): string {
  const text = `${quoted(name)}::VARCHAR`;
  if (!/^(FLOAT|DOUBLE|DECIMAL)/.test(type)) return `coalesce(${text}, '')`;
  const isWhole = `${quoted(name)} = trunc(${quoted(name)}) AND abs(${quoted(name)}) < 1e18`;
  const whole = `${quoted(name)}::BIGINT::VARCHAR`;
  return `coalesce(CASE WHEN ${isWhole} THEN ${whole} ELSE nullif(${text}, 'nan') END, '')`;
}

/**
 * Rows as records of CSV, in the order of the file. One text per row crosses into JavaScript: one per value takes
 * three times as long.
 */
export function recordsSql(files: string, columns: readonly ParquetColumn[]): string {
  const values = columns.map((_, i) => `c${i}`);
  const inQuotes = values.map((value) => `'"' || replace(${value}, '"', '""') || '"'`);
  // A look at the whole record tells whether a value has in it what stands between values.
  const isPlain = `NOT contains(line, '"') AND NOT contains(line, chr(10)) AND NOT contains(line, chr(13))
    AND strlen(line) - strlen(replace(line, ',', '')) = ${columns.length - 1}`;
  return `
  SELECT CASE WHEN ${isPlain} THEN line ELSE concat_ws(',', ${inQuotes.join(', ')}) END || chr(13) || chr(10)
  FROM (SELECT *, concat_ws(',', ${values.join(', ')}) AS line
    FROM (SELECT ${columns.map((column, i) => `${textSql(column)} AS c${i}`).join(', ')}
      FROM ${parquetSql(files)}))`;
}
