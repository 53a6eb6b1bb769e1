#!/usr/bin/python3
"""protoc plugin: Swift values, service protocols and clients over the C that protoc-c generates.

Parameters (--shuangma_opt):
  c_module=NAME   module of the C
  module=NAME     module of the Swift
  extends=NAME    module that declares the packages' namespaces, where that is another one
  access=NAME     makes the table of who may call what from `option (shuangma.access)`, under this name; every method
                  then needs the option. Python's reading of proto/shuangma/access.proto lies in SHUANGMA_ACCESS.
  forwarders=yes  makes, of the services that outsiders may call, ones that pass calls on
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from google.protobuf.compiler import plugin_pb2  # noqa: E402

import access  # noqa: E402
import names  # noqa: E402
from lower import all_messages, defining_files, used_types  # noqa: E402
from module_types import module_types  # noqa: E402
from services import forwarder_lines, service_lines  # noqa: E402
from structs import MessageCode, enum_lines  # noqa: E402
from swift_types import Types  # noqa: E402
from text import docs, indent  # noqa: E402


def parameters(text):
    return dict(item.split("=", 1) for item in text.split(",") if "=" in item)


def comments_of(file):
    return {tuple(location.path): location.leading_comments for location in file.source_code_info.location}


class Output:
    """The Swift files of a run."""

    def __init__(self, request):
        self.options = parameters(request.parameter)
        self.options["types"] = self.options["module"] + "Types"
        self.types = Types(request.proto_file, self.options["c_module"])
        self.files = [file for file in request.proto_file if file.name in set(request.file_to_generate)
                      and (file.message_type or file.enum_type or file.service)]
        self.where = defining_files(request.proto_file)
        self.names, self.scopes, self.modules = set(), set(), set()

    def name(self, file):
        """shuangma/tripcard/v1/trip_card.proto → TripCardV1.TripCard.swift"""
        path = file.name[:-len(".proto")]
        name = f"{self.types.namespace(file)}.{names.camel(path.split('/')[-1])}.swift"
        if name in self.names:
            name = f"{self.types.namespace(file)}.{names.camel(path)}.swift"
        self.names.add(name)
        return name

    def imports(self, file):
        """The import lines of a file: its C, and the modules of the contracts it uses."""
        c_modules, modules = {self.options["c_module"]}, {"Wire"}
        if file.service:
            modules.add("RPC")
        if self.options.get("extends"):
            modules.add(self.options["extends"])
        wanted = {other.name for other in self.files}
        for name in {self.where[used].name for used in used_types(file)} - wanted:
            pair = names.modules(name)
            if not pair:
                raise ValueError(f"{file.name} uses {name}, which is neither generated with it nor part of this package")
            c_modules.add(pair[0])
            modules.add(pair[1])
        modules.discard(self.options["module"])
        self.modules |= modules
        if any(access.is_forwarded(service, self.options) for service in file.service):
            c_modules.add("Security")
        lines = [(name, f"import {name}") for name in c_modules] + [(name, f"public import {name}") for name in modules]
        return [line for _, line in sorted(lines)]

    def content(self, file):
        comments = comments_of(file)
        scope = self.types.namespace(file)
        out = [f"// Generated from {file.name} by scripts/generate. Do not edit.", "", *self.imports(file), ""]
        if scope not in self.scopes and not self.options.get("extends"):
            out += docs(comments, [2]) + [f"public enum {scope} {{}}", ""]
            self.scopes.add(scope)
        inside, outside = [], []
        for index, enum in enumerate(file.enum_type):
            full = "." + names.full_name(file.package, enum.name)
            inside += enum_lines(enum, full, self.types, comments, [5, index]) + [""]
        for index, message in enumerate(file.message_type):
            full = "." + names.full_name(file.package, message.name)
            inside += MessageCode(message, full, self.types, comments, [4, index], self.options).lines() + [""]
        for index, service in enumerate(file.service):
            within, beside = service_lines(service, file, self.types, comments, [6, index])
            inside += within + [""]
            if access.is_forwarded(service, self.options):
                inside += forwarder_lines(service, file, self.types) + [""]
            outside += [""] + beside
        return "\n".join(out + [f"extension {scope} {{"] + indent(inside[:-1]) + ["}"] + outside) + "\n"


def descriptor_header(files):
    """C functions that give the descriptors' addresses, which Swift cannot take of an imported constant."""
    out = ["// Generated by scripts/generate. Do not edit.", "#pragma once"]
    out += [f'#include "{file.name[:-len(".proto")]}.pb-c.h"' for file in files]
    for file in files:
        for full, _ in all_messages(file):
            name = names.c_lower(full)
            out.append(f"static inline const ProtobufCMessageDescriptor *{name}__descriptor_pointer(void) "
                       f"{{ return &{name}__descriptor; }}")
    return "\n".join(out) + "\n"


def main():
    request = plugin_pb2.CodeGeneratorRequest.FromString(sys.stdin.buffer.read())
    response = plugin_pb2.CodeGeneratorResponse(
        supported_features=plugin_pb2.CodeGeneratorResponse.FEATURE_PROTO3_OPTIONAL)
    output = Output(request)
    try:
        for file in output.files:
            response.file.add(name=output.name(file), content=output.content(file))
        if output.options.get("access"):
            table = output.options["access"]
            response.file.add(name=f"{table}.swift", content=access.table(output.files, table))
        types = output.options["types"]
        response.file.add(name=f"{types}.swift", content=module_types(output.files, output.modules, output.options))
        response.file.add(name=f"{output.options['c_module']}.h", content=descriptor_header(output.files))
    except ValueError as problem:
        response.error = str(problem)
    sys.stdout.buffer.write(response.SerializeToString())


main()
