#!/usr/bin/python3
"""Rewrites a descriptor set into what protoc-c 1.4 can compile, with the same bytes on the wire.

Usage: lower.py IN OUT FILE…

  - A proto3 `optional` scalar becomes the only member of a oneof `_name`, which is how protoc describes it anyway;
    an `optional` message becomes a plain field, which has presence already.
  - A plain float or double becomes such a oneof too: libprotobuf-c would leave out -0.0, which is no default value.
  - A string becomes bytes, which C has with a length, so that it may hold a NUL.
  - A map field becomes a repeated field of plain messages.
  - Services, custom options and extensions go, which make no C worth having, and with them imports that hold
    nothing else.
  - What is not proto3 is refused, and so are names that would be one name in C.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from google.protobuf import descriptor_pb2  # noqa: E402
from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field  # noqa: E402

import names  # noqa: E402


class Refused(Exception):
    """A contract cannot be generated; the text says why."""


def all_messages(file):
    """(full name, message) of every message of a file, nested ones too."""
    queue = [(names.full_name(file.package, message.name), message) for message in file.message_type]
    while queue:
        full, message = queue.pop(0)
        yield full, message
        queue += [(f"{full}.{nested.name}", nested) for nested in message.nested_type]


def used_types(file):
    """Full names, with a leading dot, of the types that fields and methods of a file have."""
    used = {field.type_name for _, message in all_messages(file) for field in message.field if field.type_name}
    for service in file.service:
        for method in service.method:
            used |= {method.input_type, method.output_type}
    return used


def defining_files(files):
    """The file each message and enum stands in, by full name with a leading dot."""
    where = {}
    for file in files:
        for enum in file.enum_type:
            where["." + names.full_name(file.package, enum.name)] = file
        for full, message in all_messages(file):
            where["." + full] = file
            for enum in message.enum_type:
                where[f".{full}.{enum.name}"] = file
    return where


def lower_optionals(message):
    """Takes the mark off `optional` fields: scalars stay in their one-member oneofs, messages leave them."""
    gone = set()
    for field in message.field:
        if not field.proto3_optional:
            continue
        field.ClearField("proto3_optional")
        if field.type == Field.TYPE_MESSAGE:
            gone.add(field.oneof_index)
            field.ClearField("oneof_index")
    kept = [index for index in range(len(message.oneof_decl)) if index not in gone]
    for field in message.field:
        if field.HasField("oneof_index"):
            field.oneof_index = kept.index(field.oneof_index)
    for index in sorted(gone, reverse=True):
        del message.oneof_decl[index]


def lower_floats(message):
    """Makes each plain float or double the only member of a oneof."""
    for field in message.field:
        if is_plain_float(field):
            field.oneof_index = len(message.oneof_decl)
            message.oneof_decl.add(name="_" + field.name)


def is_plain_float(field):
    return (field.type in (Field.TYPE_FLOAT, Field.TYPE_DOUBLE) and field.label != Field.LABEL_REPEATED
            and not field.HasField("oneof_index"))


def drop_options(file):
    """Clears every option that does not change the bytes on the wire."""
    file.ClearField("options")
    file.ClearField("extension")
    for enum in file.enum_type:
        drop_enum_options(enum)
    for _, message in all_messages(file):
        message.ClearField("options")
        message.ClearField("extension")
        for oneof in message.oneof_decl:
            oneof.ClearField("options")
        for enum in message.enum_type:
            drop_enum_options(enum)
        for field in message.field:
            packed = field.options.packed if field.options.HasField("packed") else None
            field.ClearField("options")
            if packed is not None:
                field.options.packed = packed


def drop_enum_options(enum):
    allows_alias = enum.options.allow_alias
    enum.ClearField("options")
    if allows_alias:
        enum.options.allow_alias = True
    for value in enum.value:
        value.ClearField("options")


def check_syntax(file, where):
    if file.syntax != "proto3":
        raise Refused(f"{file.name} is {file.syntax or 'proto2'}; only proto3 can be generated")
    for name in sorted(used_types(file)):
        if where[name].syntax != "proto3":
            raise Refused(f"{file.name} uses {name[1:]}, which is not proto3 ({where[name].name})")


def check_c_names(file):
    """protoc-c writes field names in lower case and type names without underscores."""
    types = {}
    for full, message in all_messages(file):
        if types.setdefault(names.c_type(full), full) != full:
            raise Refused(f"{file.name}: {full} and {types[names.c_type(full)]} would be one name in C")
        fields = {}
        for field in message.field:
            if fields.setdefault(names.c_member(field.name), field.name) != field.name:
                raise Refused(
                    f"{file.name}: {full}.{field.name} and {fields[names.c_member(field.name)]} would be one name in C")


def lower(files, wanted):
    """The rewritten files that `wanted` ones need, in the order of `files`."""
    where = defining_files(files)
    needed, queue = set(), [file for file in files if file.name in wanted]
    for file in queue:
        check_syntax(file, where)
        check_c_names(file)
    while queue:
        file = queue.pop()
        if file.name in needed:
            continue
        needed.add(file.name)
        file.ClearField("service")
        imports = {where[name].name: where[name] for name in used_types(file) if where[name] is not file}
        for field in ("dependency", "public_dependency", "weak_dependency", "source_code_info"):
            file.ClearField(field)
        file.dependency.extend(sorted(imports))
        queue += imports.values()
        drop_options(file)
        for _, message in all_messages(file):
            lower_optionals(message)
            lower_floats(message)
            for field in message.field:
                if field.type == Field.TYPE_STRING:
                    field.type = Field.TYPE_BYTES
    return [file for file in files if file.name in needed]


def main():
    source, target, *wanted = sys.argv[1:]
    with open(source, "rb") as stream:
        descriptors = descriptor_pb2.FileDescriptorSet.FromString(stream.read())
    try:
        lowered = descriptor_pb2.FileDescriptorSet(file=lower(list(descriptors.file), set(wanted)))
    except Refused as refusal:
        sys.exit(f"error: {refusal}")
    with open(target, "wb") as stream:
        stream.write(lowered.SerializeToString())


if __name__ == "__main__":
    main()
