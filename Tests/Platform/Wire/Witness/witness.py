"""Google's own protobuf library as the witness of ours: it makes messages of chance and compares.

Usage: witness.py DESCRIPTOR_SET

A question a line on standard input, an answer a line on standard output; messages and texts are in base64.

  random MESSAGE SEED        an encoded message, and its JSON
  same MESSAGE BYTES BYTES   yes if both decode to one message
  parse MESSAGE JSON         the encoded message, or refused
  print MESSAGE BYTES        the JSON of an encoded message
"""

import base64
import random
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.descriptor import FieldDescriptor as Field

RANGES = {
    Field.CPPTYPE_INT32: (-2**31, 2**31 - 1), Field.CPPTYPE_INT64: (-2**63, 2**63 - 1),
    Field.CPPTYPE_UINT32: (0, 2**32 - 1), Field.CPPTYPE_UINT64: (0, 2**64 - 1),
}
TEXTS = ["", "a", "\0", "a\0b", "fifteen letters", "sixteen letters!", "\"\\/\n\t\x01\x7f", "双码合一", "😀 é", "x" * 200]


class Chance:
    """Messages of chance."""

    def __init__(self, seed, pool):
        self.random, self.pool = random.Random(seed), pool

    def scalar(self, field):
        pick = self.random
        if field.cpp_type in RANGES:
            low, high = RANGES[field.cpp_type]
            return pick.choice([0, 1, low, high, pick.randint(low, high), max(low, -1), 127, 128])
        if field.cpp_type == Field.CPPTYPE_DOUBLE:
            return pick.choice([0.0, -0.0, 1.5, -2.0, 1e300, 5e-324, float("inf"), float("-inf"), pick.random()])
        if field.cpp_type == Field.CPPTYPE_FLOAT:
            return pick.choice([0.0, 1.5, -2.25, 1.25e38, float("-inf"), pick.randint(0, 9999) / 16])
        if field.cpp_type == Field.CPPTYPE_BOOL:
            return pick.random() < 0.5
        if field.cpp_type == Field.CPPTYPE_ENUM:
            values = [value.number for value in field.enum_type.values]
            return 0 if field.enum_type.name == "NullValue" else pick.choice(values + [77, -77])
        if field.type == Field.TYPE_BYTES:
            return bytes(pick.randrange(256) for _ in range(pick.choice([0, 1, 2, 3, 40])))
        return pick.choice(TEXTS)

    def fill(self, message, depth=0):
        special = message.DESCRIPTOR.full_name.removeprefix("google.protobuf.")
        if special == "Timestamp":
            message.seconds = self.random.choice([0, -62135596800, 253402300799, self.random.randint(0, 2**32)])
            message.nanos = self.random.choice([0, 1, 500_000_000, 999_999_999, 120_000])
        elif special == "Duration":
            sign = self.random.choice([1, -1])
            message.seconds = sign * self.random.choice([0, 1, 315_576_000_000])
            message.nanos = sign * self.random.choice([0, 1, 250_000_000, 999_999_999])
        elif special == "FieldMask":
            message.paths.extend(self.random.sample(["a", "a_b", "some_field.other_field", "x2"], self.random.randint(0, 3)))
        elif special == "Any":
            self.fill_any(message, depth)
        elif special == "Value":
            self.fill_value(message, depth)
        else:
            for field in message.DESCRIPTOR.fields:
                if self.random.random() < (0.7 if depth < 2 else 0.15 if depth < 6 else 0):
                    self.fill_field(message, field, depth)
        return message

    def fill_any(self, message, depth):
        names = ["shuangma.test.v1.Scalars", "google.protobuf.Duration", "google.protobuf.Any", "google.rpc.Status"]
        descriptor = self.pool.FindMessageTypeByName(self.random.choice(names if depth < 4 else names[:2]))
        inner = self.fill(message_factory.GetMessageClass(descriptor)(), depth + 2)
        message.type_url = "type.googleapis.com/" + descriptor.full_name
        message.value = inner.SerializeToString(deterministic=True)

    def fill_value(self, message, depth):
        kind = self.random.randrange(6 if depth < 5 else 4)
        if kind == 0:
            message.null_value = 0
        elif kind == 1:
            message.number_value = self.random.choice([0, -1.5, 1e21, 123456789])
        elif kind == 2:
            message.string_value = self.random.choice(TEXTS)
        elif kind == 3:
            message.bool_value = self.random.random() < 0.5
        elif kind == 4:
            message.struct_value.SetInParent()
            for _ in range(self.random.randint(0, 3)):
                self.fill_value(message.struct_value.fields[self.random.choice(TEXTS)], depth + 1)
        else:
            message.list_value.SetInParent()
            for _ in range(self.random.randint(0, 3)):
                self.fill_value(message.list_value.values.add(), depth + 1)

    def fill_field(self, message, field, depth):
        many = range(self.random.choice([1, 1, 2, 5]))
        if field.type == Field.TYPE_MESSAGE and field.message_type.GetOptions().map_entry:
            entry = field.message_type.fields_by_name
            for _ in many:
                key = self.scalar(entry["key"])
                if entry["value"].type == Field.TYPE_MESSAGE:
                    self.fill(getattr(message, field.name)[key], depth + 1)
                else:
                    getattr(message, field.name)[key] = self.scalar(entry["value"])
        elif field.type == Field.TYPE_MESSAGE:
            if field.is_repeated:
                for _ in many:
                    self.fill(getattr(message, field.name).add(), depth + 1)
            else:
                getattr(message, field.name).SetInParent()
                self.fill(getattr(message, field.name), depth + 1)
        elif field.is_repeated:
            getattr(message, field.name).extend(self.scalar(field) for _ in many)
        else:
            setattr(message, field.name, self.scalar(field))


class Witness:
    def __init__(self, path):
        self.pool = descriptor_pool.DescriptorPool()
        with open(path, "rb") as file:
            for proto in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
                self.pool.Add(proto)

    def message(self, name):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(name))

    def json(self, message):
        return json_format.MessageToJson(message, indent=None, descriptor_pool=self.pool).encode()

    def random(self, name, seed):
        message = Chance(int(seed), self.pool).fill(self.message(name)())
        return self.text(message.SerializeToString(deterministic=True)) + " " + self.text(self.json(message))

    def same(self, name, first, second):
        kind = self.message(name)
        return "yes" if kind.FromString(self.bytes(first)) == kind.FromString(self.bytes(second)) else "no"

    def parse(self, name, text):
        try:
            message = json_format.Parse(self.bytes(text), self.message(name)(), descriptor_pool=self.pool)
        except json_format.ParseError:
            return "refused"
        return self.text(message.SerializeToString(deterministic=True))

    def print(self, name, encoded):
        return self.text(self.json(self.message(name).FromString(self.bytes(encoded))))

    @staticmethod
    def text(value):
        return base64.b64encode(value).decode() or "="

    @staticmethod
    def bytes(value):
        return b"" if value == "=" else base64.b64decode(value)


def main():
    witness = Witness(sys.argv[1])
    for line in sys.stdin:
        question, *arguments = line.split()
        print(getattr(witness, question)(*arguments), flush=True)


main()
