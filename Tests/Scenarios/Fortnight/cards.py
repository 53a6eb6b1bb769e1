"""Stays → trip card (TRIP-1 to TRIP-13)."""

from evidence import DAY, HOUR, MINUTE

MUNICIPALITIES = ("11", "12", "31", "50")
# Hong Kong, Macao and Taiwan are places of CHN, also where a stay names them by country.
REGIONS = {"HKG": "810000", "MAC": "820000", "TWN": "710000"}


def city_of(division):
    """The city of a division: its prefecture; a municipality and Hong Kong, Macao, Taiwan as a whole; a
    province-administered county itself."""
    if division[:2] in MUNICIPALITIES + ("71", "81", "82"):
        return division[:2] + "0000"
    if division[2:4] == "90":
        return division
    return division[:4] + "00"


def place_of(stay):
    division, country = stay["place"]
    if country in REGIONS:
        return (REGIONS[country], "CHN")
    return (city_of(division), "CHN") if country == "CHN" else ("", country)


def runs(stays):
    """Continuous stays at one place: sightings at most 30 minutes apart are one (TRIP-1)."""
    result = []
    for begin, until in sorted((stay["from"], stay["until"]) for stay in stays):
        if result and begin - result[-1][1] <= 30 * MINUTE:
            result[-1][1] = max(result[-1][1], until)
        else:
            result.append([begin, until])
    return result


def counted_runs(stays, start, end):
    """Runs of more than 4 h that touch the window [start, end)."""
    return [run for run in runs(stays) if run[1] - run[0] > 4 * HOUR and run[1] > start and run[0] < end]


def is_ambiguous(stay):
    """Seen by a cell on the border with another city (TRIP-9)."""
    return stay["neighbour"] != "" and city_of(stay["neighbour"]) != place_of(stay)[0]


def card(stays, day, areas, window_days, holder_since=None):
    """The card asked on the day that begins at `day`."""
    start, end = day - window_days * DAY, day
    if holder_since is not None:  # the card begins with its holder (TRIP-12)
        stays = [stay | {"from": max(stay["from"], holder_since)} for stay in stays if stay["until"] > holder_since]
    marked = {
        city_of(area["division"]) for area in areas.values()
        if area["level"] != "low" and area["from"] <= day and (area["until"] is None or day < area["until"])}
    by_place = {}
    for stay in stays:
        by_place.setdefault(place_of(stay), []).append(stay)
    places = []
    for place, there in by_place.items():
        counted = counted_runs(there, start, end)
        if not counted:
            continue
        certain = counted_runs([stay for stay in there if not is_ambiguous(stay)], start, end)
        places.append((counted[0][0], place, place[0] in marked, not certain))
    places.sort()
    return {
        "colour": "green" if all(country == "CHN" for _, (_, country), _, _ in places) else "yellow",
        "places": [
            {"division": division, "country": country, "marked": mark, "to_be_confirmed": doubtful}
            for _, (division, country), mark, doubtful in places],
        "data": "complete" if any(stay["from"] < start + DAY for stay in stays) else "insufficient",
    }
