import { PLACES, type Place } from '../domain/search-hit.js';

const rank = (place: Place): number => PLACES.indexOf(place);

/** Versions searched; $1 ids, $2 version numbers. Of few versions the planner then knows there are few. */
const versionsSql = `wanted AS (SELECT * FROM unnest($1::text[], $2::int[]) AS w (definition_id, definition_version))`;

/** $3 grams and $4 LIKE patterns of all terms: the index proposes, the text decides. */
const matches = (alias: string): string =>
  `${alias}.search_text LIKE ALL ($4::text[]) AND ${alias}.grams @> $3::text[]`;

/**
 * Found before anything is joined, so that only the index on the grams can propose rows: a plan that
 * filters by grams unpacks them row by row, which is slow where a word is common (docs/performance.md).
 */
const proposedSql = `
  items AS MATERIALIZED (
    SELECT definition_id, definition_version, position, table_name, item_name,
      E'\n' || array_to_string(names, E'\n') || E'\n' AS names
    FROM searchable_item i WHERE ${matches('i')}
  ),
  codes AS MATERIALIZED (
    SELECT definition_id, definition_version, code_table, code_key
    FROM searchable_code s WHERE ${matches('s')}
  )`;

/** Said before `findSql`, for the same reason. */
export const indexOnlySql = 'SET LOCAL enable_seqscan = off';

/** Items whose own names or texts have every term; $5 the query as a whole. */
const byTextSql = `
  SELECT definition_id, definition_version, position, table_name, item_name,
    CASE
      WHEN strpos(names, E'\n' || $5::text || E'\n') > 0 THEN ${rank('name')}
      WHEN strpos(names, E'\n' || $5::text) > 0 THEN ${rank('name-start')}
      WHEN names LIKE ALL ($4::text[]) THEN ${rank('name-part')}
      ELSE ${rank('text')}
    END AS rank
  FROM items JOIN wanted USING (definition_id, definition_version)`;

/** Items whose code table has a code or a code's text with every term. */
const byCodeSql = `
  SELECT i.definition_id, i.definition_version, i.position, i.table_name, i.item_name, c.rank
  FROM (
    SELECT definition_id, definition_version, code_table,
      min(CASE WHEN code_key = $5::text THEN ${rank('code')} ELSE ${rank('code-text')} END) AS rank
    FROM codes JOIN wanted USING (definition_id, definition_version)
    GROUP BY 1, 2, 3
  ) c JOIN searchable_item i USING (definition_id, definition_version, code_table)`;

/** Items of which the query may be a value; $6 their patterns. */
const byPatternSql = `
  SELECT i.definition_id, i.definition_version, i.position, i.table_name, i.item_name,
    ${rank('pattern')} AS rank
  FROM searchable_item i JOIN wanted USING (definition_id, definition_version)
  WHERE i.pattern = ANY ($6::text[])`;

/** $7 operators (empty: any one), $8 and $9 the months that are asked for (null: none). */
const heldSql = `
  (SELECT count(*) FROM held_item h
   WHERE h.definition_id = i.definition_id AND h.definition_version = i.definition_version
     AND h.table_name = i.table_name AND h.item_name = i.item_name
     AND (cardinality($7::text[]) = 0 OR h.operator = ANY ($7::text[]))
     AND ($8::text IS NULL OR h.first_month <= $8::text)
     AND ($9::text IS NULL OR h.last_month >= $9::text)
  ) >= greatest(1, cardinality($7::text[]))`;

/** The best items first; $10 whether holdings are asked for, $11 limit, $12 offset. */
export const findSql = `
  WITH ${versionsSql}, ${proposedSql},
  hits AS (
    SELECT definition_id, definition_version, position, table_name, item_name, min(rank) AS rank
    FROM (${byTextSql} UNION ALL ${byCodeSql} UNION ALL ${byPatternSql}) every
    GROUP BY 1, 2, 3, 4, 5
  ),
  best AS MATERIALIZED (
    SELECT i.*, count(*) OVER () AS total
    FROM hits i
    WHERE NOT $10::boolean OR ${heldSql}
    ORDER BY i.rank, i.definition_id, i.definition_version DESC, i.position
    LIMIT $11 OFFSET $12
  )
  SELECT b.definition_id, b.definition_version, b.table_name, b.item_name, i.table_ja, i.name_ja,
    i.code_table, i.texts, b.rank, b.total
  FROM best b
  JOIN searchable_item i USING (definition_id, definition_version, table_name, item_name)
  ORDER BY b.rank, b.definition_id, b.definition_version DESC, b.position`;

/** The first codes found in each of the tables $6. */
export const codesSql = `
  WITH ${versionsSql}
  SELECT definition_id, definition_version, code_table, code, meaning FROM (
    SELECT s.*, row_number() OVER (
      PARTITION BY s.definition_id, s.definition_version, s.code_table
      ORDER BY s.code_key <> $5::text, length(s.code), s.code
    ) AS place
    FROM searchable_code s JOIN wanted USING (definition_id, definition_version)
    WHERE s.code_table = ANY ($6::text[]) AND ${matches('s')}
  ) found
  WHERE place <= 5
  ORDER BY place`;

/** What everybody holds of the items $1–$4: ids, versions, tables, items. */
export const heldBySql = `
  SELECT h.* FROM held_item h
  JOIN unnest($1::text[], $2::int[], $3::text[], $4::text[])
    AS w (definition_id, definition_version, table_name, item_name)
  USING (definition_id, definition_version, table_name, item_name)
  ORDER BY h.operator`;

/** Part of a LIKE pattern that stands for the text itself. */
export const containing = (term: string): string => `%${term.replace(/[\\%_]/g, '\\$&')}%`;
