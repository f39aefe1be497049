"""Splink 4 on DuckDB: the same CSV files, columns and blocking rules as Yuzu, settings as its documentation advises.

Usage: linkage-splink.py FOLDER RULES. Writes splink.csv (pairs of p >= 0.9, one-to-one by weight) and
splink.json. `seconds` run from reading the files to the links; importing Splink and DuckDB is left out.
"""

import json
import sys
import time

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
import splink.comparison_level_library as cll
import splink.comparison_library as cl

folder, rules = sys.argv[1:3]
RULES = {
    "T": [block_on("birth", "substr(kana, 1, 2)"), block_on("insurance"), block_on("phone"), block_on("address")],
    "L": [block_on("birth", "sex"), block_on("kana"), block_on("insurance"), block_on("address")],
}[rules]
COLUMNS = ["birth", "sex", "kana", "kana_given", "kana_surname", "kanji", "kanji_given", "kanji_surname",
           "kanji_pattern", "sibling", "insurance", "branch", "phone", "address", "postal"]

start = time.perf_counter()
connection = duckdb.connect()
for source in (0, 1):
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in ["id", *COLUMNS])
    connection.execute(
        f"CREATE TABLE source{source} AS SELECT id AS unique_id, * EXCLUDE (id) FROM "
        f"read_csv('{folder}/source{source}.csv', header = true, auto_detect = false, delim = ',', "
        f"quote = '\"', escape = '\"', nullstr = '', columns = {{{types}}})"
    )
name = cl.CustomComparison(
    output_column_name="name",
    comparison_levels=[
        cll.And(cll.NullLevel("kana"), cll.NullLevel("kanji")),
        cll.And(cll.ExactMatchLevel("kana"), cll.ExactMatchLevel("kanji")),
        cll.ExactMatchLevel("kanji", term_frequency_adjustments=True),
        cll.ExactMatchLevel("kana", term_frequency_adjustments=True),
        cll.DamerauLevenshteinLevel("kana", 1),
        cll.Or(cll.ExactMatchLevel("kanji_given"), cll.ExactMatchLevel("kana_given")),
        cll.Or(cll.ExactMatchLevel("kanji_surname"), cll.ExactMatchLevel("kana_surname")),
        cll.ElseLevel(),
    ],
)
insurance = cl.CustomComparison(
    output_column_name="insurance",
    comparison_levels=[
        cll.NullLevel("insurance"),
        cll.And(cll.ExactMatchLevel("insurance"), cll.ExactMatchLevel("branch")),
        cll.ExactMatchLevel("insurance"),
        cll.ElseLevel(),
    ],
)
address = cl.CustomComparison(
    output_column_name="address",
    comparison_levels=[
        cll.And(cll.NullLevel("address"), cll.NullLevel("postal")),
        cll.ExactMatchLevel("address"),
        cll.ExactMatchLevel("postal"),
        cll.ElseLevel(),
    ],
)
birth = cl.CustomComparison(
    output_column_name="birth",
    comparison_levels=[
        cll.NullLevel("birth"),
        cll.ExactMatchLevel("birth"),
        cll.DamerauLevenshteinLevel("birth", 1),
        cll.ElseLevel(),
    ],
)
settings = SettingsCreator(
    link_type="link_only",
    comparisons=[birth, name, cl.ExactMatch("sex"), insurance, cl.ExactMatch("phone"), address],
    blocking_rules_to_generate_predictions=RULES,
    retain_intermediate_calculation_columns=False,
    retain_matching_columns=False,
)
linker = Linker(["source0", "source1"], settings, DuckDBAPI(connection))
linker.training.estimate_probability_two_random_records_match(
    [block_on("birth", "kana"), block_on("birth", "kanji")], recall=0.9
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth", "substr(kana, 1, 2)"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("phone"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("insurance"))
pairs = linker.inference.predict(threshold_match_probability=0.9)

used_left, used_right, links = set(), set(), []
for left, right in connection.execute(
    f"SELECT unique_id_l, unique_id_r FROM {pairs.physical_name} "
    "ORDER BY match_weight DESC, unique_id_l, unique_id_r"
).fetchall():
    if left not in used_left and right not in used_right:
        used_left.add(left)
        used_right.add(right)
        links.append(f"{left},{right}")
seconds = time.perf_counter() - start
with open(f"{folder}/splink.csv", "w") as file:
    file.write("\n".join(links))
with open(f"{folder}/splink.json", "w") as file:
    json.dump({"seconds": seconds}, file)
