"""How the fields of a message are declared, read and written in Swift."""

from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field

import names
from lower import is_plain_float
from text import indent

SCALARS = {
    Field.TYPE_DOUBLE: ("Double", "0"), Field.TYPE_FLOAT: ("Float", "0"),
    Field.TYPE_INT32: ("Int32", "0"), Field.TYPE_SINT32: ("Int32", "0"), Field.TYPE_SFIXED32: ("Int32", "0"),
    Field.TYPE_INT64: ("Int64", "0"), Field.TYPE_SINT64: ("Int64", "0"), Field.TYPE_SFIXED64: ("Int64", "0"),
    Field.TYPE_UINT32: ("UInt32", "0"), Field.TYPE_FIXED32: ("UInt32", "0"),
    Field.TYPE_UINT64: ("UInt64", "0"), Field.TYPE_FIXED64: ("UInt64", "0"),
    Field.TYPE_BOOL: ("Bool", "false"), Field.TYPE_STRING: ("String", '""'), Field.TYPE_BYTES: ("[UInt8]", "[]"),
}


class ValueCode:
    """One value of a field's type: the field itself, an element of it, or a map's key or value."""

    def __init__(self, field, types, full):
        self.full = full.lstrip(".") + "." + field.name
        self.default = None
        self.is_plain_float = is_plain_float(field)
        self.c_member = names.c_member(field.name)
        self.c_constants = names.c_upper(full.lstrip("."))
        self.c_words = names.c_words(field.name)
        if field.type == Field.TYPE_MESSAGE:
            self.kind, self.swift = "message", types.swift[field.type_name]
            self.c = types.c_type(field.type_name)
        elif field.type == Field.TYPE_ENUM:
            self.kind, self.swift = "enum", types.swift[field.type_name]
            self.c = types.c_type(field.type_name)
            self.default = ".init(rawValue: 0)"
        else:
            self.swift, self.default = SCALARS[field.type]
            self.kind = {Field.TYPE_STRING: "string", Field.TYPE_BYTES: "bytes", Field.TYPE_BOOL: "bool"}.get(
                field.type, "number")

    def read(self, c):
        """The Swift value of the C value `c`."""
        return {
            "message": f"try {self.swift}(c: UnsafeRawPointer({c}!))",
            "enum": f"{self.swift}(rawValue: Int32(truncatingIfNeeded: {c}.rawValue))",
            "string": f'try MessageReader.string({c}, field: "{self.full}")', "bytes": f"MessageReader.bytes({c})",
            "bool": f"{c} != 0", "number": c,
        }[self.kind]

    def write(self, value):
        """The C value of the Swift value `value`."""
        if self.kind == "message":
            return f"try writer.message({value}, as: {self.c}.self)"
        if self.kind == "enum":
            return f"{self.c}(rawValue: .init(truncatingIfNeeded: {value}.rawValue))"
        return {
            "string": f"try writer.string({value})", "bytes": f"try writer.bytes({value})",
            "bool": f"{value} ? 1 : 0", "number": value,
        }[self.kind]


    def c_case(self, oneof_name):
        """The C member that says which member of a oneof is set."""
        return f"{names.c_words(oneof_name)}_case"

    def c_case_constant(self, oneof_name):
        """The C constant that says that it is this one."""
        return f"{self.c_constants}__{names.c_words(oneof_name).upper()}_{self.c_words.upper()}"

    def assign(self, c, value, oneof_name=None):
        """Writes a value to the C structure `c`; to a oneof, if one is named."""
        lines = [f"{c}.{self.c_case(oneof_name)} = {self.c_case_constant(oneof_name)}"] if oneof_name else []
        return lines + [f"{c}.{names.escaped(self.c_member)} = {self.write(value)}"]


class FieldCode:
    """One field of a message."""

    def __init__(self, field, oneof, types, full):
        self.field = field
        self.swift_name = names.property_name(field.name)
        self.value = ValueCode(field, types, full)
        self.c_member = self.value.c_member
        self.c_name = names.escaped(self.c_member)
        # The name of the oneof that the field is in, in C.
        self.oneof = oneof.name if oneof else "_" + field.name if self.value.is_plain_float else None
        self.repeated = field.label == Field.LABEL_REPEATED
        # An optional scalar is the only member of a oneof in C; an optional message is a plain one.
        self.optional = field.proto3_optional and field.type != Field.TYPE_MESSAGE
        self.in_oneof = field.HasField("oneof_index") and not field.proto3_optional
        entry = types.map_entry(field)
        self.entry = MapEntryCode(entry, types, field.type_name) if entry else None

    @property
    def swift_type(self):
        if self.entry:
            return f"[{self.entry.key.swift}: {self.entry.value.swift}]"
        if self.repeated:
            return f"[{self.value.swift}]"
        return f"{self.value.swift}?" if self.optional or self.value.kind == "message" else self.value.swift

    @property
    def swift_default(self):
        if self.entry:
            return "[:]"
        if self.repeated:
            return "[]"
        return "nil" if self.optional or self.value.kind == "message" else self.value.default

    @property
    def c_case(self):
        return f"c.pointee.{self.value.c_case(self.oneof)}"

    @property
    def c_case_constant(self):
        return self.value.c_case_constant(self.oneof)

    def read_lines(self):
        c, target = f"c.pointee.{self.c_name}", f"self.{self.swift_name}"
        count = f"c.pointee.n_{self.c_member}"
        if self.entry:
            return [f"{target} = try MessageReader.map({count}, {c}) {{ entry throws(WireError) in",
                    f"    ({self.entry.read('entry!.pointee')})", "}"]
        if self.repeated:
            if self.value.kind == "number":
                return [f"{target} = Array(UnsafeBufferPointer(start: {c}, count: {count}))"]
            return [f"{target} = try MessageReader.array({count}, {c}) {{ element throws(WireError) in",
                    f"    {self.value.read('element')}", "}"]
        if self.value.kind == "message":
            return [f"{target} = try MessageReader.message({c}, as: {self.value.swift}.self)"]
        if self.optional:
            read = self.value.read(c)
            attempt = "try " if read.startswith("try ") else ""
            return [f"{target} = {attempt}{self.c_case} == {self.c_case_constant} ? {read.removeprefix('try ')} : nil"]
        return [f"{target} = {self.value.read(c)}"]

    def write_lines(self):
        c, value = f"c.pointee.{self.c_name}", f"self.{self.swift_name}"
        if self.entry:
            return [f"c.pointee.n_{self.c_member} = {value}.count",
                    f"{c} = try writer.map({value}) {{ key, value throws(WireError) in",
                    *indent(self.entry.write_lines()), "}"]
        if self.repeated:
            return [f"c.pointee.n_{self.c_member} = {value}.count",
                    f"{c} = try writer.array({value}) {{ element throws(WireError) in {self.value.write('element')} }}"]
        if self.value.kind == "message":
            return [f"if let value = {value} {{ {c} = {self.value.write('value')} }}"]
        if self.optional:
            return [f"if let value = {value} {{",
                    *indent(self.value.assign("c.pointee", "value", self.oneof)), "}"]
        if self.value.is_plain_float:
            # Only +0 is the default value.
            return [f"if {value}.bitPattern != 0 {{",
                    *indent(self.value.assign("c.pointee", value, self.oneof)), "}"]
        return [f"{c} = {self.value.write(value)}"]


class MapEntryCode:
    """The entries of a map field, which are messages of a key and a value."""

    def __init__(self, message, types, full):
        self.key, self.value = (ValueCode(field, types, full) for field in message.field)
        self.value_oneof = "_value" if self.value.is_plain_float else None
        self.c = types.c_type(full)
        self.c_init = names.c_lower(full.lstrip(".")) + "__init"

    def read(self, entry):
        value = self.value.read(f"{entry}.value")
        if self.value.kind == "message":
            # The value of an entry may be left out, and is then the default.
            value = f"try MessageReader.message({entry}.value, as: {self.value.swift}.self) ?? {self.value.swift}()"
        return f"{self.key.read(f'{entry}.key')}, {value}"

    def write_lines(self):
        return [f"let entry = try writer.structure({self.c}.self)", f"{self.c_init}(entry)",
                *self.key.assign("entry.pointee", "key"),
                *self.value.assign("entry.pointee", "value", self.value_oneof), "return entry"]
