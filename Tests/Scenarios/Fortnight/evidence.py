"""Rows of the feeds, and which of them count: identity and order (COL-13), age (COL-14), holders of phones (TRIP-12).

Written from the rules alone, to be compared with the program. Times are seconds of the Unix epoch.
"""

import csv
import datetime
import re
from dataclasses import dataclass

MINUTE, HOUR, DAY = 60, 3600, 86_400
FUTURE = 5 * MINUTE

CHINESE_DOCUMENTS = {
    "resident-id", "hmt-residence-permit", "hm-travel-permit", "taiwan-travel-permit", "foreign-permanent-resident-id"}
AREA_CAUSES = {"high-risk-area", "medium-risk-area"}


class Refused(Exception):
    """A row that does not count."""


def moment(text):
    """Seconds of an RFC 3339 time; None for an empty cell."""
    return int(datetime.datetime.fromisoformat(text).timestamp()) if text else None


def china_time(seconds):
    """RFC 3339 in China time; None for None."""
    if seconds is None:
        return None
    zone = datetime.timezone(datetime.timedelta(hours=8))
    return datetime.datetime.fromtimestamp(seconds, zone).isoformat()


def day_start(date):
    """00:00 in China of `2022-12-01`."""
    return moment(f"{date}T00:00:00+08:00")


def check_character(first17):
    """GB 11643 (ID-1)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(w * int(c) for w, c in zip(weights, first17)) % 11]


def person_of(row):
    """Key (type, country, number) of a row's document (ID-1 to ID-6)."""
    kind = row["document_type"]
    number = row["document_number"].replace(" ", "").replace("-", "").upper()
    if kind == "resident-id" and number[:2] in ("81", "82", "83"):
        kind = "hmt-residence-permit"
    if kind in ("resident-id", "hmt-residence-permit"):
        if not re.fullmatch(r"[0-9]{17}[0-9X]", number) or check_character(number[:17]) != number[17]:
            raise Refused("document_number")
    if kind == "hm-travel-permit":
        number = number[:9]  # the last two digits count re-issues
    if kind == "taiwan-travel-permit" and len(number) == 10:
        number = number[:8]
    country = "CHN" if kind in CHINESE_DOCUMENTS else row["country"].strip().upper()
    return (kind, country, number)


@dataclass
class Version:
    """One version of one thing that a source tells."""
    identity: tuple
    revision: int
    issued_at: int | None
    withdrawn: bool
    content: dict
    weight: tuple  # of two versions of the same order the greater one counts: the worse for the person, the longer stay
    longest: bool = False  # without the source's order, the weight decides and not the arrival (stays)

    @property
    def order(self):
        issued_at = -1 if self.issued_at is None else self.issued_at
        return (self.revision, issued_at)

    @property
    def has_order(self):
        return self.revision > 0 or self.issued_at is not None

    def replaces(self, old):
        """Whether this version, which came after `old`, counts instead of it (COL-13)."""
        if self.order != old.order:
            return self.order > old.order
        if self.has_order:
            return self.weight > old.weight
        if self.longest and not self.withdrawn and not old.withdrawn:
            return self.weight >= old.weight
        return True


def order_of(row):
    return int(row.get("revision") or 0), moment(row.get("issued_at", "")), row.get("withdrawn", "") == "yes"


def test_version(row):
    sampled_at, positive = moment(row["sampled_at"]), row["outcome"] == "positive"
    content = {"person": person_of(row), "at": sampled_at, "positive": positive}
    revision, issued_at, withdrawn = order_of(row)
    # A contradicted negative must end no hold: a withdrawal is worse than it, and a positive the worst.
    rank = 1 if withdrawn else 2 if positive else 0
    return Version((row["laboratory"], row["sample_id"]), revision, issued_at, withdrawn, content, (rank,))


def exposure_version(row):
    begin, until = moment(row["from"]), moment(row["until"])
    person = person_of(row)
    content = {"person": person, "cause": row["cause"], "id": row["evidence_id"], "from": begin, "until": until}
    revision, issued_at, withdrawn = order_of(row)
    end = float("inf") if until is None else until
    return Version((person, row["source"], row["cause"], row["evidence_id"], begin), revision, issued_at, withdrawn,
                   content, (not withdrawn, end))


def declaration_version(row):
    person, at = person_of(row), moment(row["declared_at"])
    temperature, symptoms = row["temperature"], tuple(sorted(row["symptoms"].split()))
    content = {"person": person, "at": at, "ill": bool(symptoms) or float(temperature or 0) >= 37.3}
    revision, issued_at, withdrawn = order_of(row)
    tenths = round(float(temperature or 0) * 10)
    # A healthy declaration that is contradicted counts for nothing, an ill one for what it says.
    return Version((person, row["counter"], at, tenths, symptoms, row["division"]), revision, issued_at, withdrawn,
                   content, (withdrawn != content["ill"],))


def stay_version(row):
    place = (row["division"], row["country"] or "CHN")
    begin, until = moment(row["from"]), moment(row["until"])
    content = {"phone": row["phone"], "place": place, "from": begin, "until": until,
               "neighbour": row.get("neighbour_division", "")}
    revision, issued_at, withdrawn = order_of(row)
    return Version((row["operator"], row["phone"], place, begin), revision, issued_at, withdrawn, content,
                   (not withdrawn, until), longest=True)


VERSIONS = {
    "tests": test_version, "exposures": exposure_version, "declarations": declaration_version, "stays": stay_version}


def check_times(kind, version, now, began):
    """Refuses what lies ahead of `now` or is too old at `began` by the row alone (COL-13, COL-14, TRIP-11)."""
    content = version.content
    ahead = {"tests": ["at"], "exposures": ["from"], "declarations": ["at"], "stays": ["from", "until"]}[kind]
    for time in [content[name] for name in ahead] + [version.issued_at or 0]:
        if time > now + FUTURE:
            raise Refused("ahead")
    if kind == "exposures" and content["until"] is not None and content["until"] < content["from"]:
        raise Refused("until")
    if kind == "stays" and content["until"] <= content["from"]:
        raise Refused("until")
    if version.withdrawn:
        return
    if kind == "tests":
        last, limit = (None if content["positive"] else content["at"]), 60
    elif kind == "exposures":
        lasts = content["cause"] == "case" or content["cause"] in AREA_CAUSES
        last, limit = (content["until"] if lasts else content["from"]), 60
    elif kind == "declarations":
        last, limit = content["at"], 30
    else:
        last, limit = content["until"], 15
    # A stay is gone when it has ended 15 days before (TRIP-11); the others still count on their last day.
    if last is not None and began - last > limit * DAY - (1 if kind == "stays" else 0):
        raise Refused("too old")


def parse(kind, row):
    """A row of a feed as a version of what it tells, other rows as they are; None if a cell is wrong by itself."""
    try:
        return VERSIONS[kind](row) if kind in VERSIONS else row
    except Refused:
        return None


class Evidence:
    """What the sources have told so far."""

    def __init__(self):
        self.kept = {kind: {} for kind in VERSIONS}
        self.people = {}       # person → (order, phone) of the newest row of the register
        self.numbers = {}      # phone → rows that named it: (order, arrival, person, moment), oldest first
        self.arrivals = 0
        self.areas = {}        # area id → row
        self.named = set()     # persons that an accepted row named
        self.refused = 0

    def take(self, kind, row, now, began=None):
        """Takes one row that was parsed, delivered at `now`; None is a row that could not be read. What is too old is
        judged at `began`, or else at `now`."""
        try:
            if row is None:
                raise Refused("row")
            if kind == "people":
                self._take_person(row, now)
            elif kind == "risk-areas":
                self.areas[row["area_id"]] = {
                    "division": row["division"], "level": row["level"], "from": moment(row["from"]),
                    "until": moment(row["until"])}
            else:
                version = row
                check_times(kind, version, now, began or now)
                old = self.kept[kind].get(version.identity)
                if old is None or version.replaces(old):
                    self.kept[kind][version.identity] = version
                    if kind != "stays":
                        self.named.add(version.content["person"])
        except Refused:
            self.refused += 1

    def _take_person(self, row, now):
        person, phone = person_of(row), row["phone"]
        revision, issued_at, _ = order_of(row)
        order = (revision, -1 if issued_at is None else issued_at)
        if phone:
            # Every row that names a number is an event of its history; rows without order stand in that of arrival.
            events = self.numbers.setdefault(phone, [])
            self.arrivals += 1
            events.append((order, self.arrivals, person, issued_at or now))
            events.sort()
        if person not in self.people or order >= self.people[person][0]:
            self.people[person] = (order, phone)

    def phone_of(self, person):
        """The phone that a person holds, and since when; None without one (TRIP-12).

        A number's holder is the person of the newest row that names it, from the first row on that names this person
        and nobody else after. The first holder of all has the number since ever.
        """
        phone = self.people[person][1]
        if not phone or self.numbers[phone][-1][2] != person:
            return None
        beginning = None
        for before, event in zip(self.numbers[phone], self.numbers[phone][1:]):
            if event[2] != before[2]:
                beginning = event[3]
        return phone, beginning

    def counted(self, kind):
        """The contents of every version that counts."""
        return [version.content for version in self.kept[kind].values() if not version.withdrawn]


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
