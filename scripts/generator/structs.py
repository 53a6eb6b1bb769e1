"""Writes the Swift structs and enums of one .proto file."""

import names
from fields import FieldCode
from text import docs, indent


def enum_lines(enum, full, types, comments, path):
    out = docs(comments, path)
    out += [f"public struct {types.simple_name(full)}: RawRepresentable, Hashable, Sendable {{",
            "    public var rawValue: Int32",
            "    public init(rawValue: Int32) { self.rawValue = rawValue }", ""]
    declared = set()
    for index, value in enumerate(enum.value):
        case = names.enum_case(enum.name, value.name)
        # GLAD beside MOOD_GLAD is an alias of it: protoc allows no other number.
        if case in declared:
            continue
        declared.add(case)
        out += indent(docs(comments, path + [2, index]))
        out.append(f"    public static let {names.enum_case_name(case)} = Self(rawValue: {value.number})")
    return out + ["}"]


class OneofCode:
    """A oneof: a property, and an enum of what it can hold."""

    def __init__(self, oneof, path, members, taken_types, boxed):
        self.path, self.members, self.boxed = path, members, boxed
        self.property = names.property_name(oneof.name)
        name = names.lower_camel(oneof.name)
        self.type = name[:1].upper() + name[1:] + "Value"
        while self.type in taken_types:
            self.type += "_"

    def read_lines(self):
        first = self.members[0][1]
        out = [f"switch {first.c_case} {{"]
        for _, field in self.members:
            out.append(f"case {field.c_case_constant}: "
                       f"self.{self.property} = .{field.swift_name}({field.value.read('c.pointee.' + field.c_name)})")
        return out + [f"default: self.{self.property} = nil", "}"]

    def write_lines(self):
        out = [f"switch self.{self.property} {{"]
        for _, field in self.members:
            out += [f"case .{field.swift_name}(let value)?:", *indent(field.value.assign("c.pointee", "value", field.oneof))]
        return out + ["case nil: break", "}"]

    def type_lines(self, comments, path):
        out = ["", f"/// What `{self.property.strip('`')}` can hold.",
               f"public enum {self.type}: Sendable, Equatable {{"]
        for index, field in self.members:
            out += indent(docs(comments, path + [2, index]))
            indirect = "indirect " if self.boxed and field.value.kind == "message" else ""
            out.append(f"    {indirect}case {field.swift_name}({field.value.swift})")
        return out + ["}"]


class MessageCode:
    """Swift of one message."""

    def __init__(self, message, full, types, comments, path, options):
        self.message, self.full, self.types, self.comments, self.path = message, full, types, comments, path
        self.options = options
        self.boxed = types.recursive(full)
        self.c_type, self.c_lower = types.c_type(full), names.c_lower(full.lstrip("."))
        fields = []
        for index, field in enumerate(message.field):
            oneof = message.oneof_decl[field.oneof_index] if field.HasField("oneof_index") else None
            fields.append((index, FieldCode(field, oneof, types, full)))
        self.plain = [(index, field) for index, field in fields if not field.in_oneof]
        taken_types = {item.name for item in (*message.nested_type, *message.enum_type)}
        self.oneofs = []
        for number, oneof in enumerate(message.oneof_decl):
            members = [(index, field) for index, field in fields
                       if field.in_oneof and field.field.oneof_index == number]
            if members:
                self.oneofs.append(OneofCode(oneof, path + [8, number], members, taken_types, self.boxed))

    def lines(self):
        name = self.types.simple_name(self.full)
        out = docs(self.comments, self.path) + [f"public struct {name}: WireMessage {{"]
        out += indent(self._stored() + self._statics() + self._initializers() + self._decoder() + self._encoder()
                      + self._nested())
        return out + ["}"]

    def _stored(self):
        out = []
        for index, field in self.plain:
            indirect = "@Boxed " if self.boxed and field.value.kind == "message" and not field.repeated else ""
            out += docs(self.comments, self.path + [2, index])
            out.append(f"{indirect}public var {field.swift_name}: {field.swift_type}")
        for oneof in self.oneofs:
            out += docs(self.comments, oneof.path)
            out.append(f"public var {oneof.property}: {oneof.type}?")
        return out + ["/// Fields this contract does not know.", "public var unknownFields = UnknownFields()", ""]

    def _statics(self):
        return ["public static var descriptor: MessageDescriptor { "
                f"MessageDescriptor({self.c_lower}__descriptor_pointer()) }}",
                f"public static var types: MessageTypes {{ {self.options['types']}.all }}", ""]

    def _initializers(self):
        parameters = [(field.swift_name, field.swift_type, field.swift_default) for _, field in self.plain]
        parameters += [(oneof.property, f"{oneof.type}?", "nil") for oneof in self.oneofs]
        out = ["public init() {"] + indent([f"self.{name} = {default}" for name, _, default in parameters]) + ["}", ""]
        if parameters:
            out += ["public init("] + indent([
                f"{name}: {kind} = {default}{',' if i + 1 < len(parameters) else ''}"
                for i, (name, kind, default) in enumerate(parameters)]) + [") {"]
            out += indent([f"self.{name} = {name}" for name, _, _ in parameters]) + ["}", ""]
        return out

    def _decoder(self):
        body = [f"let c = raw.assumingMemoryBound(to: {self.c_type}.self)"]
        for _, field in self.plain:
            body += field.read_lines()
        for oneof in self.oneofs:
            body += oneof.read_lines()
        body.append("self.unknownFields = UnknownFields(of: c.pointee.base)")
        return ["public init(c raw: UnsafeRawPointer) throws(WireError) {"] + indent(body) + ["}", ""]

    def _encoder(self):
        body = [f"let c = try writer.structure({self.c_type}.self)", f"{self.c_lower}__init(c)"]
        for _, field in self.plain:
            body += field.write_lines()
        for oneof in self.oneofs:
            body += oneof.write_lines()
        body += ["try self.unknownFields.write(to: &c.pointee.base, in: writer)", "return UnsafeMutableRawPointer(c)"]
        return (["public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {"]
                + indent(body) + ["}"])

    def _nested(self):
        out = []
        for oneof in self.oneofs:
            out += oneof.type_lines(self.comments, self.path)
        for index, enum in enumerate(self.message.enum_type):
            out += [""] + enum_lines(enum, f"{self.full}.{enum.name}", self.types, self.comments,
                                     self.path + [4, index])
        for index, nested in enumerate(self.message.nested_type):
            if nested.options.map_entry:
                continue
            code = MessageCode(nested, f"{self.full}.{nested.name}", self.types, self.comments,
                               self.path + [3, index], self.options)
            out += [""] + code.lines()
        return out
