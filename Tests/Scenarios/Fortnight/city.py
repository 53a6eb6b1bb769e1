#!/usr/bin/env python3
"""Makes the files of a fortnight of a small city from a seed: an outbreak, corrections, late rows, re-deliveries.

    city.py OUT [--people 10000] [--seed 1] [--hand FOLDER]

Writes OUT/plan.json and the CSV files that it names. Day 0 is 2022-12-01 with what was known before; each of the days
1 to 14 has deliveries between 02:00 and 11:57, and is asked at 12:00, China time. The rows of the persons that were
computed by hand are put into the deliveries of the same day.
"""

import argparse
import csv
import json
from pathlib import Path
from random import Random

from citizens import citizens
from evidence import DAY, HOUR, MINUTE, china_time, day_start
from outbreak import Outbreak
from travel import Travel

FIRST = day_start("2022-12-01")
DAYS = 14
ORDER = ["issued_at", "revision", "withdrawn"]
PERSON = ["document_type", "country", "document_number"]
COLUMNS = {
    "people": PERSON + ["name", "phone", "division", "issued_at", "revision"],
    "risk-areas": ["area_id", "division", "name", "level", "from", "until"],
    "exposures": PERSON + [
        "cause", "evidence_id", "division", "from", "until", "source", "contact_place", "contact_at", "contact_way"] + ORDER,
    "tests": PERSON + ["laboratory", "sample_id", "sampled_at", "outcome"] + ORDER,
    "declarations": PERSON + ["temperature", "symptoms", "division", "counter", "declared_at"] + ORDER,
    "stays": ["phone", "operator", "division", "country", "from", "until", "neighbour_division"] + ORDER,
}
# The hour of the delivery of each kind.
HOURS = {"people": 2, "stays": 3, "exposures": 4, "declarations": 5, "tests": 6, "risk-areas": 3}


def contact(row):
    """How a contact met the case (COL-6)."""
    if row["cause"] not in ("close-contact", "secondary-contact"):
        return {}
    return {"contact_place": "market", "contact_at": row["from"], "contact_way": "venue"}


class Plan:
    """Files and the moments of their import."""

    def __init__(self, folder):
        self.folder = folder
        self.deliveries = []
        self.count = 0

    def deliver(self, kind, rows, at, label=""):
        if not rows:
            return
        if kind == "exposures":
            rows = [row | contact(row) for row in rows]
        self.count += 1
        name = f"{self.count:03}-{kind}{label}.csv"
        with open(self.folder / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS[kind], restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        self.deliveries.append({"kind": kind, "file": name, "at": at})

    def write(self):
        self.deliveries.sort(key=lambda delivery: delivery["at"])
        days = [FIRST + day * DAY for day in range(1, DAYS + 1)]
        plan = {
            "deliveries": [d | {"at": china_time(d["at"])} for d in self.deliveries],
            "days": [{"date": china_time(day)[:10], "at": china_time(day + 12 * HOUR)} for day in days]}
        (self.folder / "plan.json").write_text(json.dumps(plan, indent=1))


def phones_that_move(people, day, random):
    """Rows of the register: numbers that go to another person, names written anew, a number given up."""
    if day == 0:
        return [p.document | {"name": p.name, "phone": p.phone, "division": p.county} for p in people]
    rows, issued = [], FIRST + day * DAY + HOUR
    for _ in range(len(people) // 500):
        one, other = random.sample(people, 2)
        if not one.phone or not other.phone:
            continue
        # `one` takes a new number; the old one goes to `other` a little later.
        free = one.phone
        fresh = f"1{random.choice(['35', '58', '76'])}{random.randint(0, 99_999_999):08}"
        for person, phone, seconds in ((one, fresh, 0), (other, free, 60)):
            person.phone = phone
            rows.append(person.document | {
                "name": person.name, "phone": phone, "division": person.county,
                "issued_at": china_time(issued + seconds + len(rows))})
    for person in random.sample(people, len(people) // 300):
        rows.append(person.document | {
            "name": person.name, "phone": person.phone, "division": person.county,
            "issued_at": china_time(issued + 600)})
    return rows


def bad_rows(kind, rows, now, random):
    """Rows that must be refused: dated ahead, too old, with a wrong check digit, ended before they began."""
    result = []
    for row in random.sample(rows, len(rows) // 400):
        row = row | {"sample_id": f"bad-{random.random()}"} if kind == "tests" else dict(row)
        time = {"tests": "sampled_at", "declarations": "declared_at"}.get(kind, "from")
        fault = random.choice(["ahead", "old", "digit"])
        if fault == "ahead":
            row[time] = china_time(now + random.randint(6, 600) * MINUTE)
        elif fault == "old":
            row[time] = china_time(now - random.randint(61, 90) * DAY)
            if kind == "stays":
                row["until"] = china_time(now - 16 * DAY)
            if kind == "tests":
                row["outcome"] = "negative"
            if kind == "exposures" and row["cause"] in ("case", "high-risk-area", "medium-risk-area"):
                row["until"] = china_time(now - 61 * DAY)
        elif kind == "stays" or row["document_type"] != "resident-id":
            continue
        else:
            number = row["document_number"]
            row["document_number"] = number[:5] + str((int(number[5]) + 1) % 10) + number[6:]
        result.append(row)
    return result


def faults_of_files(kind, rows, now, random):
    """The rows as a real file has them: some twice, some bad, in no order."""
    if kind in ("people", "risk-areas"):
        return rows
    rows = rows + random.choices(rows, k=len(rows) // 200) + bad_rows(kind, rows, now, random)
    if kind == "tests":
        # One sample twice in a file with two outcomes: without the source's order the later line counts.
        unordered = [row for row in rows if not row.get("issued_at") and not row.get("revision")]
        rows += [row | {"outcome": "positive" if row["outcome"] == "negative" else "negative"}
                 for row in random.sample(unordered, len(unordered) // 100)]
    random.shuffle(rows)
    return rows


def read_hand(folder):
    """Rows of the persons computed by hand: kind → day → rows."""
    result = {}
    for kind in COLUMNS:
        path = folder / f"{kind}.csv" if folder else None
        if path is None or not path.exists():
            continue
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                day = row.pop("day")
                row.pop("who")
                result.setdefault(kind, {}).setdefault(day, []).append(row)
    return result


def make(folder, count, seed, hand_folder):
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    plan, hand = Plan(folder), read_hand(hand_folder)
    people = citizens(count, random)
    outbreak, travel = Outbreak(people, FIRST, random), Travel(people, FIRST, random)
    earlier = {kind: [] for kind in COLUMNS}
    for day in range(DAYS + 1):
        midnight = FIRST + day * DAY
        rows = {"people": phones_that_move(people, day, random), "stays": travel.day(day)} | outbreak.day(day)
        for kind in COLUMNS:
            at = midnight + (12 * HOUR + 1 if day == 0 else HOURS[kind] * HOUR)
            full = faults_of_files(kind, rows.get(kind, []), at, random) if rows.get(kind) else []
            plan.deliver(kind, full + hand.get(kind, {}).get(str(day), []), at, f"-day{day:02}")
            if day > 0:
                redeliver(plan, kind, earlier[kind], midnight, random)
            if full:
                earlier[kind].append(full)
        if day > 0:
            at = midnight + 11 * HOUR + 57 * MINUTE
            rapid = outbreak.rapid_tests(at) + hand.get("tests", {}).get(f"{day}-rapid", [])
            plan.deliver("tests", rapid, at, "-rapid")
    plan.write()


def redeliver(plan, kind, earlier, midnight, random):
    """Some older files once more, whole or as a mixture of their rows, in no order."""
    for _ in range(random.choice([0, 1, 2]) if kind != "stays" else random.choice([0, 1])):
        rows = random.choice(earlier) if earlier else []
        if random.random() < 0.5 and earlier:
            rows = [row for file in earlier for row in random.sample(file, len(file) // 8)]
            random.shuffle(rows)
        if len(rows) > 2_000:
            rows = random.sample(rows, 2_000)
        plan.deliver(kind, rows, midnight + 8 * HOUR + random.randrange(3 * HOUR), "-again")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hand", type=Path)
    arguments = parser.parse_args()
    make(arguments.out, arguments.people, arguments.seed, arguments.hand)


if __name__ == "__main__":
    main()
