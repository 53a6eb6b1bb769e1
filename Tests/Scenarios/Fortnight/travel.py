"""What three operators saw of the city's phones: stays at home, journeys, border cells, corrections."""

from evidence import DAY, HOUR, MINUTE, china_time, moment

CITIES = ["310115", "110105", "500103", "420704", "420902", "429004", "469005", "659001", "330106", "440100", "510100"]
ABROAD = ["JPN", "THA", "FRA"]
REGIONS = ["HKG", "MAC"]
UNORDERED = "unicom"  # gives no order: of two deliveries the longer stay counts


class Travel:
    """`day(n)` gives the stays that are delivered on day n: those of the day before and corrections."""

    def __init__(self, people, first, random):
        self.people, self.first, self.random = people, first, random
        self.travellers = set(random.sample(range(len(people)), len(people) // 25))
        self.rows = []
        self.late = {}

    def day(self, day):
        rows = self.late.pop(day, [])
        days = range(-14, 0) if day == 0 else [day - 1]
        for past in days:
            self._stays(past, day, rows)
        if day > 0:
            self._corrections(day, rows)
        return rows

    def _stays(self, past, day, rows):
        midnight = self.first + past * DAY
        for person in self.people:
            if not person.phone:
                continue
            if person.number in self.travellers:
                self._journey(person, midnight, day, rows)
            elif (past + person.number) % 4 == 0:
                # At home for days: one row tells four of them.
                begin = midnight - 3 * DAY + self.random.randrange(HOUR)
                self._stay(rows, person, person.county, "", begin, midnight + 22 * HOUR, day)

    def _journey(self, person, midnight, day, rows):
        random, hour = self.random, 0
        while hour < 24:
            length = random.choice([2, 3, 4, 4, 5, 8, 10])
            begin, end = midnight + hour * HOUR, midnight + min(24, hour + length) * HOUR
            # Exactly 4 h, one second more, or as it comes.
            end += random.choice([0, 1, -random.randrange(60 * MINUTE)])
            division, country = random.choice([person.county] * 6 + CITIES), ""
            if random.random() < 0.03:
                division, country = "", random.choice(ABROAD + REGIONS)
            neighbour = random.choice(["420704", "420902", "421202"]) if random.random() < 0.06 and division else ""
            target = rows
            if random.random() < 0.02:
                target = self.late.setdefault(day + random.randint(1, 6), [])
            self._stay(target, person, division, country, begin, end, day, neighbour)
            hour += length + random.choice([0, 0, 1])
            if random.random() < 0.1:
                break

    def _stay(self, rows, person, division, country, begin, until, day, neighbour=""):
        random = self.random
        row = {
            "phone": person.phone, "operator": person.operator, "division": division, "country": country,
            "from": china_time(begin), "until": china_time(until), "neighbour_division": neighbour}
        if person.operator != UNORDERED:
            issued = china_time(self.first + day * DAY + 2 * HOUR + random.randrange(30 * MINUTE))
            row |= random.choice([{"issued_at": issued}, {"issued_at": issued, "revision": "1"}, {"revision": "1"}])
        rows.append(row)
        self.rows.append(row)

    def _corrections(self, day, rows):
        random, issued = self.random, self.first + day * DAY + 2 * HOUR
        for index in random.sample(range(len(self.rows)), len(self.rows) // 150):
            row = dict(self.rows[index])
            begin = row["from"]
            change = random.choice(["longer", "shorter", "withdrawn", "border"])
            if change in ("longer", "shorter"):
                seconds = random.randrange(HOUR, 3 * HOUR) * (1 if change == "longer" else -1)
                until = self._shifted(row["until"], seconds)
                if until <= begin:
                    continue
                row["until"] = until
            elif change == "border" and row["division"]:
                row["neighbour_division"] = random.choice(["420704", "420902", ""])
            else:
                row["withdrawn"] = "yes"
            if row.get("revision"):
                row["revision"] = str(int(row["revision"]) + 1)
            if row.get("issued_at"):
                row["issued_at"] = china_time(issued + random.randrange(30 * MINUTE))
            self.rows[index] = row
            rows.append(row)

    def _shifted(self, text, seconds):
        return china_time(min(moment(text) + seconds, self.first + 15 * DAY))
