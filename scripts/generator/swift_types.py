"""What the names of a run's contracts become in Swift."""

from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field

import names


class Types:
    """Every message and enum of a run, found by full name with a leading dot."""

    def __init__(self, files, c_module):
        self.c_module = c_module
        self.swift = {}
        self.messages = {}
        self._namespaces = self._chosen_namespaces(files)
        for file in files:
            scope = self.namespace(file)
            for enum in file.enum_type:
                self.swift["." + names.full_name(file.package, enum.name)] = (
                    f"{scope}.{names.type_name(enum.name, 'Enum')}")
            for message in file.message_type:
                self._add("." + names.full_name(file.package, message.name), scope, message)

    def namespace(self, file):
        """The caseless enum that holds a file's declarations."""
        return self._namespaces[file.package or file.name]

    @staticmethod
    def _chosen_namespaces(files):
        """The namespace of each package, or of each file without one: the short name where it is free."""
        chosen = {}
        for file in files:
            key = file.package or file.name
            if key in chosen:
                continue
            if file.package:
                short = names.namespace(file.package)
                long = names.camel(file.package)
            else:
                short = names.camel(file.name[:-len(".proto")].split("/")[-1])
                long = names.camel(file.name[:-len(".proto")])
            of_package = [other for other in files if (other.package or other.name) == key]
            inside = {item.name for other in of_package for item in (*other.message_type, *other.enum_type)}
            name = long if short in chosen.values() else short
            chosen[key] = name + "Package" if name in inside | names.TAKEN_TYPES else name
        return chosen

    def _add(self, full, scope, message):
        swift = f"{scope}.{names.type_name(message.name, 'Message')}"
        self.swift[full], self.messages[full] = swift, message
        for enum in message.enum_type:
            self.swift[f"{full}.{enum.name}"] = f"{swift}.{names.type_name(enum.name, 'Enum')}"
        for nested in message.nested_type:
            self._add(f"{full}.{nested.name}", swift, nested)

    def simple_name(self, full):
        """The last part of a type's Swift name, for its declaration."""
        return self.swift[full].split(".")[-1]

    def c_type(self, full):
        """The C structure or enum of a type, as Swift sees it."""
        name = names.c_type(full[1:])
        # Without a package it has the name of the Swift type.
        return name if "." in full[1:] else f"{self.c_module}.{name}"

    def map_entry(self, field):
        """The entry message of a map field, or None for any other field."""
        if field.type != Field.TYPE_MESSAGE or field.label != Field.LABEL_REPEATED:
            return None
        message = self.messages[field.type_name]
        return message if message.options.map_entry else None

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
