"""Files of a million rows with planted faults: which line is wrong, in which column."""

import datetime
import random

CHINA = datetime.timezone(datetime.timedelta(hours=8))
PERSON = "document_type,country,document_number"
HEADERS = {
    "stays": "phone,operator,division,country,from,until,issued_at",
    "tests": f"{PERSON},laboratory,sample_id,sampled_at,outcome,issued_at",
    "declarations": f"{PERSON},temperature,symptoms,division,counter,declared_at,issued_at",
}
# One row of so many is wrong.
BAD_EVERY = 1_000
PEOPLE = 100_000
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
COUNTIES = ("110105", "310115", "330106", "420106", "440106", "500112", "510104", "610113")
SYMPTOMS = ("", "", "", "", "", "", "", "", "cough", "fever cough")
PREFIXES = (("138", "mobile"), ("133", "telecom"), ("186", "unicom"), ("159", "mobile"))


def person_number(i):
    first17 = f"{COUNTIES[i % len(COUNTIES)]}19{40 + i // 3_000 % 60:02}{1 + i % 12:02}{1 + i // 12 % 28:02}{i % 1_000:03}"
    return first17 + "10X98765432"[sum(w * int(c) for w, c in zip(WEIGHTS, first17)) % 11]


class Clock:
    """Times near now, as text. Texts of whole minutes are made once."""

    def __init__(self):
        self.now = int(datetime.datetime.now(CHINA).timestamp())
        self.texts = {}

    def text(self, seconds_ago):
        minute, second = divmod(self.now - seconds_ago, 60)
        if minute not in self.texts:
            self.texts[minute] = datetime.datetime.fromtimestamp(minute * 60, CHINA).strftime("%Y-%m-%dT%H:%M:")
        return f"{self.texts[minute]}{second:02}+08:00"


def stay(i, clock, _):
    prefix, operator = PREFIXES[i % 4]
    # Each phone moves on every four hours; its stays do not overlap.
    step = i // PEOPLE
    until = 2 * 86_400 + step * 14_400 + i % 600
    return [f"{prefix}{i % PEOPLE * 7 + 10_000_000:08}", operator, COUNTIES[(i + step) % len(COUNTIES)], "",
            clock.text(until + 14_000), clock.text(until), clock.text(86_400)]


def test(i, clock, numbers):
    return ["resident-id", "", numbers[i % PEOPLE], f"laboratory {i % 40}", f"S{i}",
            clock.text(86_400 + i * 37 % (20 * 86_400)), "positive" if i % 997 == 0 else "negative", clock.text(80_000)]


def declaration(i, clock, numbers):
    return ["resident-id", "", numbers[i % PEOPLE], ("36.5", "", "36.9", "37.4")[i % 4], SYMPTOMS[i % 10],
            COUNTIES[i % len(COUNTIES)], f"counter {i % 300}", clock.text(86_400 + i * 41 % (20 * 86_400)),
            clock.text(80_000)]


ROWS = {"stays": stay, "tests": test, "declarations": declaration}
DAY = 86_400

# Faults: (column, what stands there instead, or a function of the clock).
DOCUMENT_FAULTS = [
    ("document_number", lambda old, clock: old[:10] + str((int(old[10]) + 1) % 10) + old[11:]),
    ("document_number", lambda old, clock: "3.3E+17"),
    ("document_number", lambda old, clock: old[:17] + "ı"),
    ("document_number", lambda old, clock: ""),
    ("document_type", lambda old, clock: "driving-licence"),
    ("issued_at", lambda old, clock: clock.text(-3_600)),
]
FAULTS = {
    "stays": [
        ("phone", lambda old, clock: "12800138000"),
        ("phone", lambda old, clock: old[:10]),
        ("operator", lambda old, clock: "pigeon"),
        ("division", lambda old, clock: "990101"),
        ("division", lambda old, clock: ""),
        ("country", lambda old, clock: "QQQ"),
        ("from", lambda old, clock: "2026-02-30T10:00:00+08:00"),
        ("from", lambda old, clock: ""),
        ("until", lambda old, clock: clock.text(30 * DAY)),
        ("until", lambda old, clock: clock.text(-7_200)),
        ("issued_at", lambda old, clock: clock.text(-3_600)),
    ],
    "tests": DOCUMENT_FAULTS + [
        ("laboratory", lambda old, clock: ""),
        ("laboratory", lambda old, clock: "L" * 65),
        ("sample_id", lambda old, clock: "S" * 65),
        ("sampled_at", lambda old, clock: "2026-02-30T10:00:00+08:00"),
        ("sampled_at", lambda old, clock: clock.text(-3_600)),
        ("sampled_at", lambda old, clock: clock.text(61 * DAY)),
        ("outcome", lambda old, clock: "maybe"),
    ],
    "declarations": DOCUMENT_FAULTS + [
        ("temperature", lambda old, clock: "50.0"),
        ("temperature", lambda old, clock: "warm"),
        ("symptoms", lambda old, clock: "vapours"),
        ("symptoms", lambda old, clock: "cough cough"),
        ("division", lambda old, clock: "990101"),
        ("counter", lambda old, clock: ""),
        ("counter", lambda old, clock: "C" * 65),
        ("declared_at", lambda old, clock: clock.text(-3_600)),
        ("declared_at", lambda old, clock: clock.text(31 * DAY)),
    ],
}


def write(kind, path, count):
    """Writes a file of `count` rows. Returns the planted faults: line → column."""
    rng, clock = random.Random(f"{kind} {count}"), Clock()
    columns = HEADERS[kind].split(",")
    make, faults, planted = ROWS[kind], FAULTS[kind], {}
    numbers = [person_number(i) for i in range(min(count, PEOPLE))]
    if len(numbers) < PEOPLE:
        numbers *= PEOPLE // len(numbers) + 1
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADERS[kind] + "\n")
        bad = rng.randrange(BAD_EVERY)
        for i in range(count):
            cells = make(i, clock, numbers)
            if i == bad:
                column, fault = faults[len(planted) % len(faults)]
                place = columns.index(column)
                cells[place] = fault(cells[place], clock)
                if column == "country":
                    cells[columns.index("division")] = ""
                if kind == "tests" and column == "sampled_at":
                    cells[columns.index("outcome")] = "negative"
                planted[i + 2] = column
                bad = (i // BAD_EVERY + 1) * BAD_EVERY + rng.randrange(BAD_EVERY)
            file.write(",".join(cells) + "\n")
    return planted
