"""How names of a contract are spelled in Swift and in protoc-c's C."""

import re

# Spelling of a package's namespace, where the rule (last-but-one component, then the version) would be ugly.
SPELLINGS = {
    "shuangma.healthcode.v1": "HealthCodeV1",
    "shuangma.tripcard.v1": "TripCardV1",
    "grpc.health.v1": "GRPCHealthV1",
    "grpc.reflection.v1": "GRPCReflectionV1",
    "grpc.reflection.v1alpha": "GRPCReflectionV1Alpha",
    "grpc.testing": "GRPCTesting",
    "google.rpc": "GoogleRPC",
    "google.protobuf": "GoogleProtobuf",
}

KEYWORDS = set("""associatedtype class deinit enum extension fileprivate func import init inout internal let open
operator private protocol public rethrows static struct subscript typealias var break case continue default defer do
else fallthrough for guard if in repeat return switch where while as catch false is nil super self Self throw throws
true try Type Any""".split())


# Field names that protoc-c ends with an underscore, because C++ reserves them.
C_KEYWORDS = set("""and and_eq asm auto bitand bitor bool break case catch char class compl const const_cast continue
default delete do double dynamic_cast else enum explicit extern false float for friend goto if inline int long mutable
namespace new not not_eq operator or or_eq private protected public register reinterpret_cast return short signed
sizeof static static_cast struct switch template this throw true try typedef typeid typename union unsigned using
virtual void volatile wchar_t while xor xor_eq""".split())


def namespace(package):
    """The caseless enum that holds a package's declarations."""
    if package in SPELLINGS:
        return SPELLINGS[package]
    parts = package.split(".")
    chosen = parts[-2:] if len(parts) > 1 else parts
    return "".join(part[:1].upper() + part[1:] for part in chosen)


def escaped(name):
    return f"`{name}`" if name in KEYWORDS else name


def lower_camel(snake):
    """masked_phone → maskedPhone, GREEN → green, ID → id."""
    words = [word for word in snake.lower().split("_") if word]
    name = words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:])
    return "_" + name if name[0].isdigit() else name


def lower_first(name):
    """GetTripCard → getTripCard, URLOf → urlOf."""
    match = re.match(r"[A-Z]+(?=[A-Z][a-z]|$|\d)|[A-Z]", name)
    return name if not match else match.group(0).lower() + name[match.end():]


def enum_prefix(enum_name):
    """HealthColour → HEALTH_COLOUR_, the prefix of its values' names."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", enum_name).upper() + "_"


def enum_case(enum_name, value_name):
    prefix = enum_prefix(enum_name)
    short = value_name[len(prefix):] if value_name.startswith(prefix) else value_name
    return lower_camel(short)


def _c_words(name):
    """protoc-c's rule: an underscore before a capital that follows no capital."""
    out, was_upper = "", True
    for character in name:
        if character.isupper() and not was_upper:
            out += "_"
        was_upper = character.isupper()
        out += character.lower()
    return out


def c_field(name):
    """The member of the C structure for a field."""
    lowered = name.lower()
    return lowered + "_" if lowered in C_KEYWORDS else escaped(lowered)


def c_type(full_name):
    """shuangma.tripcard.v1.TripCardView → Shuangma__Tripcard__V1__TripCardView."""
    parts = full_name.split(".")
    return "__".join("".join(word[:1].upper() + word[1:] for word in part.split("_")) for part in parts)


def c_lower(full_name):
    """shuangma.tripcard.v1.TripCardView → shuangma__tripcard__v1__trip_card_view."""
    return "__".join(_c_words(part) for part in full_name.split("."))


def c_upper(full_name):
    return c_lower(full_name).upper()
