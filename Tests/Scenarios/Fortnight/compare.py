#!/usr/bin/env python3
"""Compares what a program derived with what the model derived, day by day.

    compare.py MODEL PROGRAM

Both folders hold health-DATE.json and trip-DATE.json. PROGRAM may hold a part of the persons and phones. A person whom
only PROGRAM names must be grey without declaration; a phone that only PROGRAM names has no holder, and an empty card.
Prints how many answers were compared and the first differences; exit code 1 if there are any.
"""

import argparse
import json
import sys
from pathlib import Path

from evidence import Refused, moment, person_of

SHOWN = 20


def code(answer):
    reasons = sorted(
        (reason["cause"], reason["colour"], reason["negative_tests_needed"], since(reason)) for reason in answer["reasons"])
    return answer["colour"], reasons, moment(answer.get("changes_at") or "")


def since(reason):
    """When a reason began. A store forgets a declaration after 30 days, and with it since when there is none."""
    return None if reason["cause"] == "no-declaration" else moment(reason["since"])


def card(answer):
    places = [(p["division"], p["country"], p["marked"], p["to_be_confirmed"]) for p in answer["places"]]
    return answer["colour"], answer["data"], places


def key(answer):
    try:
        return person_of(answer)
    except Refused:
        return "a document that the model refuses"


def says_nothing(kind, answer):
    """Whether an answer tells that nothing is known: grey without a declaration for ever, a card without places."""
    if kind == "trip":
        return answer == ("green", "insufficient", [])
    colour, reasons, changes_at = answer
    return (colour, [reason[0] for reason in reasons], changes_at) == ("grey", ["no-declaration"], None)


KINDS = {"health": (key, code), "trip": (lambda answer: answer["phone"], card)}


def by_key(path, name, view):
    return {name(answer): view(answer) for answer in json.loads(path.read_text())}


def compare(kind, model_folder, program_folder):
    name, view = KINDS[kind]
    compared, differences = 0, []
    for path in sorted(program_folder.glob(f"{kind}-*.json")):
        expected = by_key(model_folder / path.name, name, view)
        actual = by_key(path, name, view)
        for who, answer in actual.items():
            compared += 1
            if answer != expected.get(who) and not (who not in expected and says_nothing(kind, answer)):
                differences.append(f"{path.name} {who}\n  model   {expected.get(who)}\n  program {answer}")
    return compared, differences


def same_refused(model_folder, program_folder):
    """Whether both refused as many rows of each file; prints where not."""
    expected, actual = (json.loads((folder / "refused.json").read_text()) for folder in (model_folder, program_folder))
    for file, count in actual.items():
        if count != expected[file]:
            print(f"{file}: the model refuses {expected[file]} rows, the program {count}")
    return actual == expected


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("program", type=Path)
    arguments = parser.parse_args()
    failed = False
    if (arguments.program / "refused.json").exists():
        failed = not same_refused(arguments.model, arguments.program)
    for kind in KINDS:
        compared, differences = compare(kind, arguments.model, arguments.program)
        print(f"{kind}: {compared} answers compared, {len(differences)} differ")
        print("\n".join(differences[:SHOWN]))
        failed = failed or bool(differences) or compared == 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
