"""What laboratories, registries, tracing, the border and counters tell about the city, day by day."""

from evidence import DAY, HOUR, MINUTE, china_time

SYMPTOMS = ["fever", "cough", "sore-throat", "fatigue", "diarrhoea", "loss-of-smell-or-taste", "shortness-of-breath"]
LABORATORIES = ["central", "east", "mobile-3"]
UNORDERED = "mobile-3"  # gives neither issued_at nor revision: its rows count by arrival


class Feed:
    """Rows of one kind that were delivered, so that later ones can correct them."""

    def __init__(self):
        self.rows = []
        self.revision = {}

    def corrected(self, index, changes, issued_at, random):
        """The row `index` once more, with changes and in the source's order."""
        row = self.rows[index] | changes
        if row.get("issued_at") or row.get("revision"):
            if row.get("revision"):
                row["revision"] = str(int(row["revision"]) + 1)
            if row.get("issued_at"):
                row["issued_at"] = china_time(issued_at + random.randrange(HOUR))
        self.rows[index] = row
        return row


class Outbreak:
    """Everything that concerns health. `day(n)` gives the rows of each kind that are delivered on day n."""

    def __init__(self, people, first, random):
        self.people, self.first, self.random = people, first, random
        self.tests, self.exposures, self.declarations = Feed(), Feed(), Feed()
        self.late = {}       # day → rows of tests that arrive late
        self.cases = []      # (index of the CASE row, person, day of discharge)
        self.areas = []
        self.samples = 0
        self.spreading = random.sample(people, min(12, len(people)))

    def day(self, day):
        if not self.people:
            return {}
        rows = {"tests": self.late.pop(day, []), "exposures": [], "declarations": [], "risk-areas": []}
        if day == 0:
            self._history(rows)
        else:
            self._spread(day, rows)
            self._discharges(day, rows)
            self._declare(day, rows)
            self._test(day, rows)
            self._corrections(day, rows)
        self._areas(day, rows)
        return rows

    # What was known before.

    def _history(self, rows):
        random, now = self.random, self.first + 12 * HOUR
        for person in self.people:
            if random.random() < 0.95:
                age = random.choice([1, 2, 3, 5, 7, 8, 9, 10, 11, 12, 13]) if random.random() < 0.9 else \
                    random.randint(14, 29)
                self._declaration(rows, person, now - age * DAY - random.randrange(DAY // 2), day=0, ill=0.01)
            if random.random() < 0.25:
                self._sample(rows, person, now - random.randrange(58 * DAY), day=0)
        causes = ["close-contact", "secondary-contact", "inbound", "left-high-risk-area", "left-medium-risk-area",
                  "co-located"]
        for person in random.sample(self.people, len(self.people) // 12):
            begin = now - random.randrange(59 * DAY)
            self._exposure(rows, person, random.choice(causes), f"H-{person.number % 40}", begin, day=0)
            for _ in range(random.choice([0, 1, 1, 2, 2])):
                self._sample(rows, person, min(now - HOUR, begin + random.randrange(14 * DAY)), day=0)
        for person in random.sample(self.people, len(self.people) // 100):
            begin = now - random.randrange(20 * DAY, 55 * DAY)
            self._sample(rows, person, begin - DAY, day=0, positive=True)
            until = None if random.random() < 0.2 else china_time(begin + random.randrange(5 * DAY, 19 * DAY))
            self._exposure(rows, person, "case", f"C-{person.number}", begin, until=until, day=0)

    # The days.

    def _spread(self, day, rows):
        random, midnight = self.random, self.first + day * DAY
        found = [person for person in self.spreading if random.random() < 0.6]
        self.spreading = [person for person in self.spreading if person not in found]
        for person in found:
            sampled = midnight - random.randrange(20 * HOUR)
            self._sample(rows, person, sampled, day, positive=True)
            if random.random() < 0.9:
                index = self._exposure(
                    rows, person, "case", f"C-{person.number}-{day}", sampled, day)
                self.cases.append((index, person, day + random.randint(2, 9)))
            contacts = random.sample(self.people, 14)
            # Nobody is their own contact.
            for contact in [contact for contact in contacts[:5] if contact is not person]:
                cause = random.choice(["close-contact", "close-contact", "secondary-contact"])
                # Friday's list names a second contact with the same case: another `from`, the same case.
                for _ in range(random.choice([1, 1, 2])):
                    begin = sampled - random.randrange(3 * DAY)
                    self._exposure(rows, contact, cause, f"C-{person.number}-{day}", begin, day)
            for contact in contacts[5:]:
                self._exposure(rows, contact, "co-located", f"V-{day}-{person.number}", sampled - random.randrange(DAY), day)
            if len(self.spreading) < 60:
                self.spreading += random.sample(contacts, 2)
        for person in random.sample(self.people, len(self.people) // 1_000):
            self._exposure(rows, person, "inbound", f"B-{day}", midnight - random.randrange(DAY), day)

    def _discharges(self, day, rows):
        random, midnight = self.random, self.first + day * DAY
        for index, person, discharge in self.cases:
            if discharge != day:
                continue
            # Some are discharged this evening: the end lies ahead and the case is open until then.
            until = midnight + random.choice([-5, 9, 21]) * HOUR
            rows["exposures"].append(self.exposures.corrected(index, {"until": china_time(until)}, midnight, random))

    def _declare(self, day, rows):
        random, midnight = self.random, self.first + day * DAY
        for person in random.sample(self.people, len(self.people) // 16):
            self._declaration(rows, person, midnight - random.randrange(18 * HOUR), day, ill=0.04)
        for person in random.sample(self.people, len(self.people) // 300):
            # Two counters in the same second, one with fever: both stay.
            at = midnight - random.randrange(10 * HOUR)
            self._declaration(rows, person, at, day, ill=0)
            self._declaration(rows, person, at, day, ill=1)

    def _test(self, day, rows):
        random, midnight = self.random, self.first + day * DAY
        share = 0.25 if day in (4, 8, 12) else 0.02
        for person in self.people:
            if random.random() < share:
                sampled = midnight - random.randrange(16 * HOUR)
                delay = random.choice([0] * 12 + [1, 2, 3, 5, 8])
                target = rows if delay == 0 else {"tests": self.late.setdefault(day + delay, [])}
                self._sample(target, person, sampled, day)

    def rapid_tests(self, imported_at):
        """Rows of the counter's clock, up to five minutes ahead of the moment of the import."""
        rows = {"tests": []}
        for person in self.random.sample(self.people, len(self.people) // 200):
            self._sample(rows, person, imported_at + self.random.randint(-10, 5) * MINUTE, day=None)
        return rows["tests"]

    def _corrections(self, day, rows):
        random, issued = self.random, self.first + day * DAY + HOUR
        for index in random.sample(range(len(self.tests.rows)), len(self.tests.rows) // 300):
            row = self.tests.rows[index]
            outcome = "negative" if row["outcome"] == "positive" else random.choice(["positive"] + ["negative"] * 9)
            change = random.choice([
                {"outcome": outcome},
                random.choice(self.people).columns(random),  # the sample goes to the right person
                {"sampled_at": china_time(self.first - 30 * DAY + random.randrange(30 * DAY))},
                {"withdrawn": "yes"}])
            rows["tests"].append(self.tests.corrected(index, change, issued, random))
        for index in random.sample(range(len(self.exposures.rows)), len(self.exposures.rows) // 120):
            if self.exposures.rows[index]["cause"] != "case" or random.random() < 0.2:
                rows["exposures"].append(self.exposures.corrected(
                    index, {"withdrawn": random.choice(["yes", "yes", ""])}, issued, random))
        for index in random.sample(range(len(self.declarations.rows)), len(self.declarations.rows) // 800):
            rows["declarations"].append(
                self.declarations.corrected(index, {"withdrawn": "yes"}, issued, random))

    def _areas(self, day, rows):
        """Compounds and streets: closed, downgraded, released; some known only to the exposures' feed."""
        random, midnight = self.random, self.first + day * DAY
        for area in self.areas:
            if area["until"] == "" and random.random() < 0.15:
                area["level"] = {"high": "medium", "medium": "low", "low": "low"}[area["level"]]
                rows["risk-areas"].append(dict(area))
            elif area["until"] == "" and random.random() < 0.12:
                area["until"] = china_time(midnight + random.choice([-6, 3, 30]) * HOUR)
                rows["risk-areas"].append(dict(area))
        for number in range(random.choice([1, 2, 3]) + (4 if day == 0 else 0)):
            area = {
                "area_id": f"A-{day}-{number}", "name": f"Compound {day}.{number}",
                "division": random.choice(["420106", "420111", "420107", "420704", "310115", "110105"]),
                "level": random.choice(["high", "high", "medium"]),
                "from": china_time(midnight + random.choice([-30, -4, 10]) * HOUR), "until": ""}
            if random.random() < 0.9:
                self.areas.append(area)
                rows["risk-areas"].append(dict(area))
            for person in random.sample(self.people, len(self.people) // 700 + 1):
                cause = f"{area['level']}-risk-area" if random.random() < 0.8 else "medium-risk-area"
                begin = midnight - random.randrange(12 * HOUR)
                until = "" if random.random() < 0.8 else china_time(midnight + random.randint(-10, 60) * HOUR)
                if until and until < china_time(begin):
                    until = ""
                self._exposure(rows, person, cause, area["area_id"], begin, day, until, area["division"])
                if random.random() < 0.2:
                    left = "left-high-risk-area" if area["level"] == "high" else "left-medium-risk-area"
                    self._exposure(rows, person, left, area["area_id"], begin + HOUR, day)

    # Rows.

    def _order(self, row, day, random, at):
        """The source's order: a time, a revision, or both."""
        issued = china_time((self.first + day * DAY if day is not None else at) - random.randrange(HOUR))
        return row | random.choice([
            {"issued_at": issued}, {"issued_at": issued, "revision": "1"}, {"revision": "1"}])

    def _sample(self, rows, person, at, day, positive=None):
        random = self.random
        self.samples += 1
        if positive is None:
            positive = random.random() < 0.002
        laboratory = random.choice(LABORATORIES)
        row = person.columns(random) | {
            "laboratory": laboratory, "sample_id": f"S{self.samples}", "sampled_at": china_time(at),
            "outcome": "positive" if positive else "negative"}
        if laboratory != UNORDERED:
            row = self._order(row, day, random, at)
        rows["tests"].append(row)
        self.tests.rows.append(row)

    def _exposure(self, rows, person, cause, evidence, begin, day, until="", division=""):
        source = {
            "case": "case-registry", "inbound": "border", "high-risk-area": "areas", "medium-risk-area": "areas",
            "left-high-risk-area": "areas", "left-medium-risk-area": "areas"}.get(cause, "tracing")
        row = self._order(
            person.columns(self.random) | {
                "cause": cause, "evidence_id": evidence, "from": china_time(begin), "until": until or "",
                "division": division, "source": source},
            day, self.random, begin)
        rows["exposures"].append(row)
        self.exposures.rows.append(row)
        return len(self.exposures.rows) - 1

    def _declaration(self, rows, person, at, day, ill):
        random = self.random
        is_ill = random.random() < ill
        temperature = random.choice(["", "36.4", "36.8", "37.2"])
        symptoms = ""
        if is_ill and random.random() < 0.4:
            temperature = random.choice(["37.3", "38.6"])
        elif is_ill:
            symptoms = " ".join(random.sample(SYMPTOMS, random.randint(1, 3)))
        row = self._order(
            person.columns(random) | {
                "temperature": temperature, "symptoms": symptoms, "division": person.county,
                "counter": f"counter-{random.randint(1, 9)}", "declared_at": china_time(at)},
            day, random, at)
        rows["declarations"].append(row)
        self.declarations.rows.append(row)
