"""Swift value types of a contract's messages and enums."""

from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field

import names

SCALARS = {
    Field.TYPE_DOUBLE: ("Double", "0"), Field.TYPE_FLOAT: ("Float", "0"),
    Field.TYPE_INT32: ("Int32", "0"), Field.TYPE_SINT32: ("Int32", "0"), Field.TYPE_SFIXED32: ("Int32", "0"),
    Field.TYPE_INT64: ("Int64", "0"), Field.TYPE_SINT64: ("Int64", "0"), Field.TYPE_SFIXED64: ("Int64", "0"),
    Field.TYPE_UINT32: ("UInt32", "0"), Field.TYPE_FIXED32: ("UInt32", "0"),
    Field.TYPE_UINT64: ("UInt64", "0"), Field.TYPE_FIXED64: ("UInt64", "0"),
    Field.TYPE_BOOL: ("Bool", "false"), Field.TYPE_STRING: ("String", '""'), Field.TYPE_BYTES: ("[UInt8]", "[]"),
}


def indent(lines, by=1):
    return [("    " * by + line) if line else line for line in lines]


def docs(comments, path):
    text = comments.get(tuple(path), "")
    return [f"/// {line.strip()}".rstrip() for line in text.strip().split("\n")] if text.strip() else []


class Types:
    """Every message and enum of a run, found by full name."""

    def __init__(self, files):
        self.swift = {}
        self.messages = {}
        for file in files:
            scope = names.namespace(file.package)
            for enum in file.enum_type:
                self.swift[f".{file.package}.{enum.name}"] = f"{scope}.{enum.name}"
            for message in file.message_type:
                self._add(f".{file.package}", scope, message)

    def _add(self, prefix, scope, message):
        full, swift = f"{prefix}.{message.name}", f"{scope}.{names.escaped(message.name)}"
        self.swift[full], self.messages[full] = swift, message
        for enum in message.enum_type:
            self.swift[f"{full}.{enum.name}"] = f"{swift}.{enum.name}"
        for nested in message.nested_type:
            self._add(full, swift, nested)

    def recursive(self, full):
        """Whether a message can hold itself through singular fields, so that it must be boxed."""
        seen, queue = set(), [full]
        while queue:
            for field in self.messages[queue.pop()].field:
                if field.type != Field.TYPE_MESSAGE or field.label == Field.LABEL_REPEATED:
                    continue
                if field.type_name == full:
                    return True
                if field.type_name not in seen:
                    seen.add(field.type_name)
                    queue.append(field.type_name)
        return False


class FieldCode:
    """How one field is declared, read and written."""

    def __init__(self, field, types, full):
        self.field = field
        self.name = names.lower_camel(field.name) if "_" in field.name else field.name
        self.swift_name = names.escaped(self.name)
        self.c_name = names.c_field(field.name)
        self.repeated = field.label == Field.LABEL_REPEATED
        self.full = full.lstrip(".") + "." + field.name
        if field.type == Field.TYPE_MESSAGE:
            self.kind, self.element = "message", types.swift[field.type_name]
            self.c_element = names.c_type(field.type_name.lstrip("."))
        elif field.type == Field.TYPE_ENUM:
            self.kind, self.element = "enum", types.swift[field.type_name]
            self.c_element = names.c_type(field.type_name.lstrip("."))
        else:
            self.element, self.default = SCALARS[field.type]
            self.kind = {Field.TYPE_STRING: "string", Field.TYPE_BYTES: "bytes", Field.TYPE_BOOL: "bool"}.get(
                field.type, "number")

    @property
    def swift_type(self):
        if self.repeated:
            return f"[{self.element}]"
        return f"{self.element}?" if self.kind == "message" else self.element

    @property
    def swift_default(self):
        if self.repeated:
            return "[]"
        return {"message": "nil", "enum": ".init(rawValue: 0)"}.get(self.kind) or self.default

    def read(self, c):
        """The Swift value of the C value `c`, for one element."""
        return {
            "message": f"try {self.element}(c: UnsafeRawPointer({c}!))", "enum": f"{self.element}(rawValue: Int32(bitPattern: {c}.rawValue))",
            "string": f"MessageReader.string({c})", "bytes": f"MessageReader.bytes({c})", "bool": f"{c} != 0",
            "number": c,
        }[self.kind]

    def write(self, value):
        """The C value of the Swift value `value`, for one element."""
        return {
            "message": f"try writer.message({value}, as: {getattr(self, 'c_element', '')}.self)",
            "enum": f"{getattr(self, 'c_element', '')}(rawValue: UInt32(bitPattern: {value}.rawValue))",
            "string": f'try writer.string({value}, field: "{self.full}")',
            "bytes": f"try writer.bytes({value})", "bool": f"{value} ? 1 : 0", "number": value,
        }[self.kind]

    def read_statement(self):
        c, target = f"c.pointee.{self.c_name}", self.swift_name
        if self.repeated:
            if self.kind == "number":
                return f"{target} = Array(UnsafeBufferPointer(start: {c}, count: c.pointee.n_{self.field.name.lower()}))"
            return (f"{target} = try MessageReader.array(c.pointee.n_{self.field.name.lower()}, {c}) "
                    f"{{ element throws(WireError) in {self.read('element')} }}")
        if self.kind == "message":
            return f"{target} = try MessageReader.message({c}, as: {self.element}.self)"
        return f"{target} = {self.read(c)}"

    def write_statements(self):
        c = f"c.pointee.{self.c_name}"
        if self.repeated:
            body = {"number": "element"}.get(self.kind) or self.write("element")
            return [f"c.pointee.n_{self.field.name.lower()} = {self.swift_name}.count",
                    f"{c} = try writer.array({self.swift_name}) {{ element throws(WireError) in {body} }}"]
        if self.kind == "message":
            return [f"if let {self.swift_name} {{ {c} = {self.write(self.swift_name)} }}"]
        if self.kind == "string":
            return [f"if !{self.swift_name}.isEmpty {{ {c} = {self.write(self.swift_name)} }}"]
        return [f"{c} = {self.write(self.swift_name)}"]
