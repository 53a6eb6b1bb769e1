#!/usr/bin/env python3
"""Recomputes every citizen's colour and trip card of each day from the files that were delivered.

    model.py FOLDER --out OUT [--as system|derive] [--rules V]

FOLDER holds `plan.json`: {"deliveries": [{"kind", "file", "at"}…], "days": [{"date", "at"}…]}, deliveries in the order
of their import. For each day writes OUT/health-DATE.json and OUT/trip-DATE.json, in the form of `shuangma derive`, and in
the end OUT/refused.json: how many rows of each file were refused.

As `system`, a row is checked at the moment of its import and then stays. As `derive`, all files delivered so far are
checked at the moment that is asked, as an auditor does who has nothing but the files.
"""

import argparse
import json
from pathlib import Path

from cards import card
from colours import PROFILES, derive
from evidence import DAY, Evidence, china_time, day_start, moment, parse, read_rows

NOBODY = {"tests": [], "exposures": [], "declarations": []}


def by_person(evidence):
    people = {}
    for kind in NOBODY:
        for content in evidence.counted(kind):
            person = people.setdefault(content["person"], {name: [] for name in NOBODY})
            person[kind].append(content)
    return people


def health(evidence, at, profile, persons):
    known, result = by_person(evidence), []
    for person in sorted(persons):
        colour, reasons, changes_at = derive(known.get(person, NOBODY), at, profile, evidence.areas)
        result.append({
            "document_type": person[0], "country": person[1], "document_number": person[2], "colour": colour,
            "reasons": [reason_json(hold, now, at) for hold, now in reasons], "changes_at": china_time(changes_at)})
    return result


def reason_json(hold, now, at):
    since = at if hold.since == float("-inf") else hold.since  # never declared: grey since it is asked
    return {
        "cause": hold.cause, "colour": now, "since": china_time(since), "earliest_end": china_time(hold.earliest_end),
        "negative_tests_needed": hold.needed}


def trips(evidence, day, at, window_days, holders):
    """Cards by phone; with `holders`, of each phone of the register that has a holder, since its beginning."""
    stays = {}
    for stay in evidence.counted("stays"):
        if at - stay["until"] <= 15 * DAY:  # purged afterwards (TRIP-11)
            stays.setdefault(stay["phone"], []).append(stay)
    phones = {phone: None for phone in stays}
    if holders:
        phones = dict(filter(None, (evidence.phone_of(person) for person in evidence.people)))
    result = []
    for phone, since in sorted(phones.items()):
        result.append({"phone": phone} | card(stays.get(phone, []), day, evidence.areas, window_days, since))
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--as", dest="reading", choices=["system", "derive"], default="system")
    parser.add_argument("--rules", choices=PROFILES, default="2022-9th")
    parser.add_argument("--window-days", type=int, default=7)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)

    plan = json.loads((arguments.folder / "plan.json").read_text())
    deliveries = [
        (d["kind"], [parse(d["kind"], row) for row in read_rows(arguments.folder / d["file"])], moment(d["at"]))
        for d in plan["deliveries"]]
    evidence, done, refused = Evidence(), 0, {}
    for day in plan["days"]:
        at = moment(day["at"])
        if arguments.reading == "derive":
            evidence, done = Evidence(), 0
        while done < len(deliveries) and deliveries[done][2] <= at:
            kind, rows, delivered_at = deliveries[done]
            before = evidence.refused
            for row in rows:
                if arguments.reading == "system":
                    evidence.take(kind, row, delivered_at)
                else:  # a card is of a whole day: stays count that were kept as it began
                    evidence.take(kind, row, at, day_start(day["date"]) if kind == "stays" else at)
            refused[plan["deliveries"][done]["file"]] = evidence.refused - before
            done += 1
        system = arguments.reading == "system"
        persons = evidence.people if system else evidence.named
        codes = health(evidence, at, PROFILES[arguments.rules], persons)
        began = day_start(day["date"])
        cards = trips(evidence, began, at if system else began, arguments.window_days, holders=system)
        (arguments.out / f"health-{day['date']}.json").write_text(json.dumps(codes))
        (arguments.out / f"trip-{day['date']}.json").write_text(json.dumps(cards))
    (arguments.out / "refused.json").write_text(json.dumps(refused))


if __name__ == "__main__":
    main()
