"""Evidence → holds → colour (COL-1 to COL-5, COL-14).

A hold is a list of pieces [start, end) of one colour each. The colour at a moment is the worst piece that contains it.
"""

from dataclasses import dataclass

from evidence import AREA_CAUSES, DAY

FOREVER = float("inf")
RANK = {"green": 0, "grey": 1, "yellow": 2, "red": 3}

# cause → phases (colour, days) and the exit test, as the table of COL-3 writes them.
NINTH_2022 = {
    "case": ([("yellow", 7)], None),
    "close-contact": ([("red", 7), ("yellow", 3)], "at end"),
    "secondary-contact": ([("yellow", 7)], "at end"),
    "inbound": ([("red", 7), ("yellow", 3)], "at end"),
    "left-high-risk-area": ([("red", 7)], "at end"),
    "left-medium-risk-area": ([("yellow", 7)], "at end"),
    "co-located": ([("yellow", None)], "two"),
    "symptom": ([("yellow", 3)], "since"),
    "high-risk-area": ([("red", None)], None),
    "medium-risk-area": ([("yellow", None)], None),
}
PROFILES = {
    "2022-9th": NINTH_2022,
    "2021": NINTH_2022 | {
        "case": ([("red", 14), ("yellow", 14)], None),
        "close-contact": ([("red", 14), ("yellow", 7)], "at end"),
        "secondary-contact": ([("red", 7)], "at end"),
        "inbound": ([("red", 14), ("yellow", 7)], "at end"),
    },
    "2022-11": {
        cause: rule for cause, rule in NINTH_2022.items() if cause not in ("medium-risk-area", "left-medium-risk-area")},
}


@dataclass
class Hold:
    cause: str
    since: float
    pieces: list  # (start, end, colour)
    earliest_end: float | None
    needed: int

    def colour(self, at):
        return next((colour for start, end, colour in self.pieces if start <= at < end), "green")


def limited_hold(cause, begin, rule, negatives):
    """A hold of everything but cases and areas: phases from `begin`, then the exit test, at the latest 60 days."""
    phases, exit_test = rule
    limit = begin + 60 * DAY
    if exit_test == "two":
        first = next((t for t in negatives if t >= begin), None)
        second = None if first is None else next((t for t in negatives if t >= first + DAY), None)
        end = limit if second is None else min(second, limit)
        needed = 2 if first is None else 1 if second is None else 0
        return Hold(cause, begin, [(begin, end, phases[0][0])], None, needed)
    pieces, start = [], begin
    for colour, days in phases:
        pieces.append((start, start + days * DAY, colour))
        start += days * DAY
    earliest = start
    threshold = earliest - DAY if exit_test == "at end" else begin
    sample = next((t for t in negatives if t >= threshold), None)
    end = min(limit, limit if sample is None else max(earliest, sample))
    start, _, colour = pieces.pop()
    return Hold(cause, begin, pieces + [(start, end, colour)], earliest, 0 if sample is not None else 1)


def case_hold(begin, discharge, rule):
    if discharge is None:
        return Hold("case", begin, [(begin, FOREVER, "red")], None, 0)
    pieces, start = [(begin, discharge, "red")], discharge
    for colour, days in rule[0]:
        pieces.append((start, start + days * DAY, colour))
        start += days * DAY
    return Hold("case", begin, pieces, start, 0)


def area_holds(exposure, begin, at, profile, areas):
    """An area counts by its level of today while it is in force; an unknown one as the row says.

    Of an area whose level begins later the register says nothing about today: until then the row stands.
    """
    until = FOREVER if exposure["until"] is None else exposure["until"]
    area = areas.get(exposure["id"])
    if area is None:
        return [area_hold(exposure["cause"], begin, begin, until, profile)]
    graded = {"high": "high-risk-area", "medium": "medium-risk-area", "low": None}[area["level"]]
    released = FOREVER if area["until"] is None else area["until"]
    result = [area_hold(graded, begin, max(begin, area["from"]), min(until, released), profile)]
    if area["from"] > at:
        result.append(area_hold(exposure["cause"], begin, begin, min(until, area["from"]), profile))
    return result


def area_hold(cause, since, start, end, profile):
    if cause not in profile or end <= start:
        return None
    return Hold(cause, since, [(start, end, profile[cause][0][0][0])], None if end == FOREVER else end, 0)


def holds(person, at, profile, areas):
    """Every hold of a person's evidence, seen at `at`; what is dated a little ahead counts from now."""
    tests = [(min(test["at"], at), test["positive"]) for test in person["tests"]]
    negatives = sorted(time for time, positive in tests if not positive)
    discharges = sorted(e["until"] for e in person["exposures"] if e["cause"] == "case" and e["until"] is not None)
    result = []
    for time, positive in tests:
        if positive:
            discharge = next((until for until in discharges if until >= time), None)
            result.append(case_hold(time, discharge, profile["case"]))
    for exposure in person["exposures"]:
        cause, begin = exposure["cause"], min(exposure["from"], at)
        if cause == "case":
            result.append(case_hold(begin, exposure["until"], profile["case"]))
        elif cause in AREA_CAUSES:
            result += area_holds(exposure, begin, at, profile, areas)
        elif cause in profile:
            result.append(limited_hold(cause, begin, profile[cause], negatives))
    for declaration in person["declarations"]:
        if declaration["ill"]:
            result.append(limited_hold("symptom", min(declaration["at"], at), profile["symptom"], negatives))
    declared = max((min(d["at"], at) for d in person["declarations"]), default=None)
    grey_from = -FOREVER if declared is None else declared + 14 * DAY
    result.append(Hold("no-declaration", grey_from, [(grey_from, FOREVER, "grey")], None, 0))
    return [hold for hold in result if hold is not None]


def worst(all_holds, at):
    return max((hold.colour(at) for hold in all_holds), key=RANK.get, default="green")


def derive(person, at, profile, areas):
    """Colour, reasons (one a cause, worst first) and the next moment when the colour changes by itself."""
    all_holds = holds(person, at, profile, areas)
    colour = worst(all_holds, at)
    moments = sorted({m for h in all_holds for piece in h.pieces for m in piece[:2] if at < m < FOREVER})
    changes_at = next((m for m in moments if worst(all_holds, m) != colour), None)
    reasons = {}
    for hold in all_holds:
        now = hold.colour(at)
        if now == "green":
            continue
        # Of several holds of one cause the worst one speaks, of equals the one that lasts longest, then the older one.
        # A case or an area that is still open counts as lasting for ever, also when its end is known beforehand.
        is_open = hold.cause in AREA_CAUSES | {"case"} and at < hold.pieces[0][1]
        end = FOREVER if is_open else max(end for _, end, _ in hold.pieces)
        weight = (RANK[now], end, -hold.since)
        if hold.cause not in reasons or weight > reasons[hold.cause][0]:
            reasons[hold.cause] = (weight, hold, now)
    ordered = sorted(reasons.values(), key=lambda reason: -RANK[reason[2]])
    return colour, [(hold, now) for _, hold, now in ordered], changes_at
