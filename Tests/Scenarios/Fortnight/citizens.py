"""The people of the made-up city: documents with right check digits, names, phones."""

from dataclasses import dataclass, field

from evidence import check_character

HOME = "420106"
COUNTIES = ["420102", "420103", "420104", "420105", "420106", "420107", "420111", "420112"]
# Prefix → operator of a number of it (ID-8).
PREFIXES = [("138", "mobile"), ("139", "mobile"), ("150", "mobile"), ("187", "mobile"), ("130", "unicom"),
            ("186", "unicom"), ("133", "telecom"), ("189", "telecom"), ("199", "telecom")]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建文玉梅"


@dataclass
class Citizen:
    number: int
    document: dict
    name: str
    county: str
    phone: str
    operator: str
    spellings: list = field(default_factory=list)  # other ways to write the same document

    def columns(self, random):
        """The document as a clerk writes it: mostly as printed, now and then in another spelling."""
        if self.spellings and random.random() < 0.2:
            return random.choice(self.spellings)
        return self.document


def resident_number(division, birth, sequence):
    first17 = f"{division}{birth}{sequence:03}"
    return first17 + check_character(first17)


def document(kind, number, country=""):
    return {"document_type": kind, "country": country, "document_number": number}


def resident(i, random):
    year = 1930 + i % 80
    number = resident_number(
        random.choice(COUNTIES), f"{year}{random.randint(1, 12):02}{random.randint(1, 28):02}", i % 1000)
    spaced = f"{number[:6]} {number[6:14]} {number[14:]}"
    return document("resident-id", number), [
        document("resident-id", number.lower()), document("resident-id", spaced), document("resident-id", number, "CHN")]


def hmt_permit(i, random):
    number = resident_number(random.choice(["810000", "820000", "830000"]), f"19{50 + i % 50}0{1 + i % 9}15", i % 1000)
    return document("hmt-residence-permit", number), [document("resident-id", number)]


def hm_permit(i, _):
    number = f"{'HM'[i % 2]}{10_000_000 + i * 37}"
    return document("hm-travel-permit", number), [
        document("hm-travel-permit", number + "01"), document("hm-travel-permit", number.lower() + "02")]


def taiwan_permit(i, _):
    number = f"{20_000_000 + i * 41}"
    return document("taiwan-travel-permit", number), [document("taiwan-travel-permit", number + "03")]


def passport(i, random):
    country = random.choice(["JPN", "FRA", "KOR", "BRA", "IND"])
    number = f"P{i:07}"
    return document("passport", number, country), [
        document("passport", number.lower(), country), document("passport", f"P-{i:07}", country.lower())]


def phone_number(i):
    prefix, operator = PREFIXES[i % len(PREFIXES)]
    return f"{prefix}{10_000_000 + i * 7:08}", operator


def citizens(count, random):
    result, seen = [], set()
    for i in range(count):
        kinds = [resident] * 94 + [passport] * 2 + [hmt_permit] * 2 + [hm_permit, taiwan_permit]
        while True:
            main, spellings = random.choice(kinds)(i, random)
            if main["document_number"] not in seen:
                break
        seen.add(main["document_number"])
        name = random.choice(SURNAMES) + "".join(random.choices(GIVEN, k=random.choice([1, 2])))
        phone, operator = phone_number(i)
        if i % 20 == 19:
            phone = ""  # children and old people without a phone of their own
        result.append(Citizen(i, main, name, random.choice(COUNTIES), phone, operator, spellings))
    return result
