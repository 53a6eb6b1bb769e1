#!/usr/bin/env python3
"""Compares the tables of hand/README.md with what was derived.

    hand.py FOLDER [--rules V] [--only colours|cards]

FOLDER holds health-DATE.json and trip-DATE.json of the days. Prints each line that differs; exit code 1 if any does.
With `--only cards` the lines about a number that changed hands are left out: the derivation by command, which is judged
like this, knows phones and no holders. It refuses rows that are too old at the moment that is asked, so that `--only
colours` leaves out the persons whose old rows a store still keeps.
"""

import argparse
import json
import sys
from pathlib import Path

from evidence import Refused, moment, person_of, read_rows

HERE = Path(__file__).parent / "hand"
# What `shuangma derive` cannot know; see above.
MOVED_NUMBER = {"H50", "H51"}
OLD_ROWS = {("H58", "6"), ("H59", "9"), ("H62", "9")}


def table(title):
    """Rows of the table below a heading, as dictionaries."""
    text = (HERE / "README.md").read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    return [dict(zip(lines[0], line)) for line in lines[2:]]


def date(day):
    return f"2022-12-{1 + int(day):02}"


def expected_change(text):
    if text == "never":
        return None
    month_day, time = text.split()
    year = 2022 if month_day[:2] in ("11", "12") else 2023
    return moment(f"{year}-{month_day}T{time if time.count(':') == 2 else time + ':00'}+08:00")


def documents():
    return {row["who"]: person_of(row) for row in read_rows(HERE / "people.csv")}


def phones():
    return {row["who"]: row["phone"] for row in read_rows(HERE / "people.csv") if row["phone"]}


def check_colours(folder, rules, left_out):
    persons, problems = documents(), []
    for line in table("Colours"):
        if line["rules"] != rules or (line["who"], line["day"]) in left_out:
            continue
        codes = json.loads((folder / f"health-{date(line['day'])}.json").read_text())
        code = next((c for c in codes if key(c) == persons[line["who"]]), None)
        causes = sorted([] if line["causes"] == "–" else line["causes"].split(", "))
        expected = (line["colour"], causes, expected_change(line["changes at"]))
        actual = code and (
            code["colour"], sorted(r["cause"] for r in code["reasons"]), moment(code.get("changes_at") or ""))
        if actual != expected:
            problems.append(f"{line['who']} day {line['day']} {rules}: expected {expected}, derived {actual}")
    return problems


def key(code):
    try:
        return person_of(code)
    except Refused:
        return None


def check_cards(folder, left_out):
    numbers, problems = phones(), []
    for line in table("Cards"):
        if line["who"] in left_out:
            continue
        cards = json.loads((folder / f"trip-{date(line['day'])}.json").read_text())
        card = next((c for c in cards if c["phone"] == numbers[line["who"]]), None)
        if line["colour"] == "–":
            continue  # the card of this number is the next holder's
        actual = card and (card["colour"], card["data"], " ".join(map(place_text, card["places"])) or "–")
        expected = (line["colour"], line["data"], line["places"])
        if actual != expected:
            problems.append(f"{line['who']} day {line['day']}: expected {expected}, derived {actual}")
    return problems


def place_text(place):
    name = place["division"] or place["country"]
    return name + ("*" if place["marked"] else "") + ("?" if place["to_be_confirmed"] else "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", default="2022-9th")
    parser.add_argument("--only", choices=["colours", "cards"])
    arguments = parser.parse_args()
    problems = []
    if arguments.only != "cards":
        problems += check_colours(arguments.folder, arguments.rules, OLD_ROWS if arguments.only else ())
    if arguments.only != "colours" and arguments.rules == "2022-9th":
        problems += check_cards(arguments.folder, MOVED_NUMBER if arguments.only else ())
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
