"""How names of a contract are spelled in Swift and in protoc-c's C."""

import re

# Spelling of a package's namespace, where the rule (last-but-one component, then the version) would be ugly.
SPELLINGS = {
    "shuangma.healthcode.v1": "HealthCodeV1",
    "shuangma.riskareas.v1": "RiskAreasV1",
    "shuangma.tripcard.v1": "TripCardV1",
    "grpc.health.v1": "GRPCHealthV1",
    "grpc.reflection.v1": "GRPCReflectionV1",
    "grpc.reflection.v1alpha": "GRPCReflectionV1Alpha",
    "grpc.testing": "GRPCTesting",
    "google.rpc": "GoogleRPC",
    "google.protobuf": "GoogleProtobuf",
    "etcdserverpb": "Etcd",
    "mvccpb": "EtcdStore",
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


# The modules that hold contracts of this package, by the beginning of their files' names: C, Swift.
MODULES = {
    **{f"google/protobuf/{name}.proto": ("CWellKnownTypes", "Wire")
       for name in ("any", "duration", "empty", "field_mask", "struct", "timestamp", "wrappers")},
    "google/rpc/": ("CRPCContracts", "RPC"),
    "grpc/health/": ("CRPCContracts", "RPC"),
    "grpc/reflection/": ("CRPCContracts", "RPC"),
    "shuangma/storage/": ("CStorageContracts", "StorageContracts"),
    "shuangma/common/": ("CCommonContracts", "CommonContracts"),
    **{f"shuangma/{package}/v1/records.proto": (f"C{domain}Records", f"{domain}Records")
       for package, domain in (("kit", "Kit"), ("identity", "Identity"), ("healthcode", "HealthCode"),
                               ("tracing", "Tracing"), ("tripcard", "TripCard"))},
    **{f"shuangma/{package}/": (f"C{domain}Contracts", f"{domain}Contracts")
       for package, domain in (("identity", "Identity"), ("healthcode", "HealthCode"), ("riskareas", "RiskAreas"),
                               ("tracing", "Tracing"), ("tripcard", "TripCard"), ("gateway", "Gateway"))},
}

# Names a message or enum cannot have in Swift, or that generated code uses for something else.
TAKEN_TYPES = set("""Array Bool Dictionary Double Equatable Error Float Hashable Int32 Int64 MessageDescriptor MessageReader
MessageTypes MessageWriter Optional Protocol RawRepresentable Self Sendable String Swift Type UInt32 UInt64 UInt8
UnknownFields UnsafeMutableRawPointer UnsafeRawPointer Wire WireError WireMessage""".split())

# Names a field cannot have in Swift, or that every message uses for something else.
TAKEN_FIELDS = {"self", "init", "unknownFields", "Type", "Self", "Protocol"}


def modules(file_name):
    """The C and the Swift module of a contract that this package brings with it, or None."""
    return next((pair for start, pair in MODULES.items() if file_name.startswith(start)), None)


def full_name(scope, name):
    """a.b and C → a.b.C; a file without package has an empty scope."""
    return f"{scope}.{name}" if scope else name


def camel(text):
    """trip_card or trip.card → TripCard."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^A-Za-z0-9]+", text))


def namespace(package):
    """The caseless enum that holds a package's declarations: its last two components, unless it has a spelling."""
    return SPELLINGS.get(package) or camel(".".join(package.split(".")[-2:]))


def type_name(name, kind):
    """The Swift name of a message or enum; `kind` is "Message" or "Enum" and ends a name that is taken."""
    return name + kind if name in TAKEN_TYPES else escaped(name)


def property_name(field_name):
    """The Swift name of a field: masked_phone → maskedPhone."""
    name = lower_camel(field_name)
    return name + "_" if name in TAKEN_FIELDS else escaped(name)


def escaped(name):
    return f"`{name}`" if name in KEYWORDS else name


def lower_camel(name):
    """masked_phone → maskedPhone, GREEN → green, theChoice → theChoice, HTTPPort → httpPort."""
    words = [word for word in (name.lower() if name.isupper() else name).split("_") if word] or ["field"]
    camel_name = lower_first(words[0]) + "".join(word[:1].upper() + word[1:] for word in words[1:])
    return "_" + camel_name if camel_name[0].isdigit() else camel_name


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


def enum_case_name(case):
    """The Swift name of an enum's value: `self` and `init` cannot be names of static members."""
    return case + "_" if case in ("self", "init", "rawValue") else escaped(case)


def json_name(field_name):
    """protoc's rule: an underscore goes, and raises the character after it."""
    out, raises = "", False
    for character in field_name:
        out += "" if character == "_" else character.upper() if raises else character
        raises = character == "_"
    return out


def _c_words(name):
    """protoc-c's rule: an underscore before a capital that follows no capital."""
    out, was_upper = "", True
    for character in name:
        if character.isupper() and not was_upper:
            out += "_"
        was_upper = character.isupper()
        out += character.lower()
    return out


def c_member(name):
    """The member of the C structure for a field."""
    lowered = name.lower()
    return lowered + "_" if lowered in C_KEYWORDS else lowered


def c_words(name):
    """theChoice → the_choice, as protoc-c spells a oneof."""
    return _c_words(name)


def c_type(full_name):
    """shuangma.tripcard.v1.TripCardView → Shuangma__Tripcard__V1__TripCardView."""
    parts = full_name.split(".")
    return "__".join("".join(word[:1].upper() + word[1:] for word in part.split("_")) for part in parts)


def c_lower(full_name):
    """shuangma.tripcard.v1.TripCardView → shuangma__tripcard__v1__trip_card_view."""
    return "__".join(_c_words(part) for part in full_name.split("."))


def c_upper(full_name):
    return c_lower(full_name).upper()
