"""Splink 4 on public data: the same normalised columns and blocking rules as Yuzu's profile general-western.

Usage: linkage-febrl.py FOLDER FILE [FILE]. One file is de-duplicated, two are linked. Writes splink.csv: pairs with weight
and probability, the heaviest first. Set up as Splink's own examples for FEBRL 3 and 4 are: comparisons for names, birth and identifier,
term frequencies, lambda from deterministic rules, u from random pairs, m by EM over several blockings.
"""

import sys

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
import splink.comparison_library as cl

folder, *files = sys.argv[1:]
WORTH = 1e-6
FIELDS = ["birth", "given", "surname", "identifier", "street", "number", "suburb", "postcode"]
connection = duckdb.connect()
tables = []
for number, file in enumerate(files):
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in ["_institution", "_patient", *FIELDS])
    connection.execute(
        f"CREATE TABLE source{number} AS SELECT _patient AS unique_id, * EXCLUDE (_institution, _patient), "
        f"given || ' ' || surname AS name FROM read_csv('{file}', header = true, auto_detect = false, delim = ',', "
        f"quote = '\"', escape = '\"', nullstr = '', columns = {{{types}}})"
    )
    tables.append(f"source{number}")
known = {
    field
    for field in FIELDS
    if connection.execute(f"SELECT count({field}) FROM source0").fetchone()[0] > 0
}


def rules(*all_rules):
    """Blocking rules on fields these data have."""
    return [block_on(*rule[1]) for rule in all_rules if set(rule[0]) <= known]


def on(*fields):
    return fields, fields


comparisons = {
    "birth": cl.DateOfBirthComparison("birth", input_is_string=True, datetime_format="%Y%m%d"),
    "given": cl.ForenameSurnameComparison("given", "surname", forename_surname_concat_col_name="name"),
    "identifier": cl.DamerauLevenshteinAtThresholds("identifier", [1, 2]),
    "street": cl.JaroWinklerAtThresholds("street", [0.9]).configure(term_frequency_adjustments=True),
    "number": cl.ExactMatch("number").configure(term_frequency_adjustments=True),
    "suburb": cl.JaroWinklerAtThresholds("suburb", [0.9]).configure(term_frequency_adjustments=True),
    "postcode": cl.DamerauLevenshteinAtThresholds("postcode", [1]).configure(term_frequency_adjustments=True),
}
settings = SettingsCreator(
    link_type="dedupe_only" if len(files) == 1 else "link_only",
    comparisons=[comparison for field, comparison in comparisons.items() if field in known],
    blocking_rules_to_generate_predictions=rules(
        on("identifier"),
        on("birth"),
        on("given", "surname"),
        on("surname", "postcode"),
        on("given", "postcode"),
        on("street", "number"),
        (("surname", "suburb"), ("substr(surname, 1, 3)", "substr(suburb, 1, 4)")),
    ),
)
linker = Linker(tables, settings, DuckDBAPI(connection))
linker.training.estimate_probability_two_random_records_match(
    rules(on("identifier"), on("given", "surname", "birth")), recall=0.9
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
for rule in rules(on("birth"), on("given", "surname"), on("postcode"), on("street", "number")):
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
pairs = linker.inference.predict()
connection.execute(
    f"COPY (SELECT unique_id_l, unique_id_r, match_weight, match_probability FROM {pairs.physical_name} "
    f"WHERE match_probability >= {WORTH} ORDER BY match_weight DESC, unique_id_l, unique_id_r) "
    f"TO '{folder}/splink.csv' (HEADER false)"
)
