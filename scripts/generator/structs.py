"""Writes the Swift structs and enums of one .proto file."""

import names
from messages import FieldCode, docs, indent


def enum_lines(enum, comments, path):
    lines = docs(comments, path)
    lines += [f"public struct {enum.name}: RawRepresentable, Hashable, Sendable {{",
              "    public var rawValue: Int32",
              "    public init(rawValue: Int32) { self.rawValue = rawValue }", ""]
    for index, value in enumerate(enum.value):
        lines += indent(docs(comments, path + [2, index]))
        case = names.escaped(names.enum_case(enum.name, value.name))
        lines.append(f"    public static let {case} = Self(rawValue: {value.number})")
    return lines + ["}"]


class MessageCode:
    """Swift of one message."""

    def __init__(self, message, full, types, comments, path):
        self.message, self.full, self.types, self.comments, self.path = message, full, types, comments, path
        self.fields = [FieldCode(field, types, full) for field in message.field]
        self.c_type = names.c_type(full.lstrip("."))
        self.boxed = types.recursive(full)

    def plain_fields(self):
        return [(i, f) for i, f in enumerate(self.fields) if not f.field.HasField("oneof_index")]

    def oneofs(self):
        for index, oneof in enumerate(self.message.oneof_decl):
            members = [(i, f) for i, f in enumerate(self.fields)
                       if f.field.HasField("oneof_index") and f.field.oneof_index == index]
            yield index, oneof, members

    def lines(self):
        name = names.escaped(self.message.name)
        out = docs(self.comments, self.path) + [f"public struct {name}: WireMessage {{"]
        out += indent(self._stored() + self._initializers() + self._decoder() + self._encoder() + self._nested())
        return out + ["}"]

    def _stored(self):
        out = []
        for index, field in self.plain_fields():
            indirect = "@Boxed " if self.boxed and field.kind == "message" and not field.repeated else ""
            out += docs(self.comments, self.path + [2, index])
            out.append(f"{indirect}public var {field.swift_name}: {field.swift_type}")
        for index, oneof, _ in self.oneofs():
            out += docs(self.comments, self.path + [8, index])
            out.append(f"public var {names.escaped(names.lower_camel(oneof.name))}: {oneof_type(oneof)}?")
        return out + ["/// Fields this contract does not know.", "public var unknownFields = UnknownFields()", ""]

    def _parameters(self):
        parameters = [(f.swift_name, f.swift_type, f.swift_default) for _, f in self.plain_fields()]
        for _, oneof, _ in self.oneofs():
            parameters.append((names.escaped(names.lower_camel(oneof.name)), f"{oneof_type(oneof)}?", "nil"))
        return parameters

    def _initializers(self):
        parameters = self._parameters()
        out = [f"public static let descriptor = MessageDescriptor("
               f"{names.c_lower(self.full.lstrip('.'))}__descriptor_pointer())", ""]
        defaults = [f"{name} = {default}" for name, _, default in parameters]
        out += ["public init() {"] + indent(defaults) + ["}", ""]
        if parameters:
            out += ["public init("] + indent([
                f"{name}: {kind} = {default}{',' if i + 1 < len(parameters) else ''}"
                for i, (name, kind, default) in enumerate(parameters)]) + [") {"]
            out += indent([f"self.{name} = {name}" for name, _, _ in parameters]) + ["}", ""]
        return out

    def _decoder(self):
        out = ["public init(c raw: UnsafeRawPointer) throws(WireError) {"]
        body = [f"let c = raw.assumingMemoryBound(to: {self.c_type}.self)"]
        body += [field.read_statement() for _, field in self.plain_fields()]
        for _, oneof, members in self.oneofs():
            target = names.escaped(names.lower_camel(oneof.name))
            body.append(f"switch c.pointee.{oneof.name}_case {{")
            for _, field in members:
                body.append(f"case {self._case_constant(oneof, field)}: "
                            f"{target} = .{field.swift_name}({field.read('c.pointee.' + field.c_name)})")
            body += [f"default: {target} = nil", "}"]
        body.append("unknownFields = UnknownFields(of: c.pointee.base)")
        return out + indent(body) + ["}", ""]

    def _encoder(self):
        out = ["public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {"]
        body = [f"let c = try writer.structure({self.c_type}.self)",
                f"{names.c_lower(self.full.lstrip('.'))}__init(c)"]
        for _, field in self.plain_fields():
            body += field.write_statements()
        for _, oneof, members in self.oneofs():
            body.append(f"switch {names.escaped(names.lower_camel(oneof.name))} {{")
            for _, field in members:
                body += [f"case .{field.swift_name}(let value)?:",
                         f"    c.pointee.{oneof.name}_case = {self._case_constant(oneof, field)}",
                         f"    c.pointee.{field.c_name} = {field.write('value')}"]
            body += ["case nil: break", "}"]
        body += ["try unknownFields.write(to: &c.pointee.base, in: writer)", "return UnsafeMutableRawPointer(c)"]
        return out + indent(body) + ["}"]

    def _case_constant(self, oneof, field):
        upper = names.c_upper(self.full.lstrip("."))
        return f"{upper}__{oneof.name.upper()}_{field.field.name.upper()}"

    def _nested(self):
        out = []
        for index, oneof, members in self.oneofs():
            out += ["", f"/// What `{names.lower_camel(oneof.name)}` can hold.",
                    f"public enum {oneof_type(oneof)}: Sendable, Equatable {{"]
            for i, field in members:
                out += indent(docs(self.comments, self.path + [2, i]))
                out.append(f"    {'indirect ' if self.boxed and field.kind == 'message' else ''}"
                           f"case {field.swift_name}({field.element})")
            out.append("}")
        for index, enum in enumerate(self.message.enum_type):
            out += [""] + enum_lines(enum, self.comments, self.path + [4, index])
        for index, nested in enumerate(self.message.nested_type):
            code = MessageCode(nested, f"{self.full}.{nested.name}", self.types, self.comments,
                               self.path + [3, index])
            out += [""] + code.lines()
        return out


def oneof_type(oneof):
    name = names.lower_camel(oneof.name)
    return name[:1].upper() + name[1:] + "Value"
