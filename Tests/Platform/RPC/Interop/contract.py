"""The messages of grpc.testing, built from a serialized FileDescriptorSet.

The Swift tests hand over the descriptor set that their own generated code embeds, so that both sides
speak from one contract and no protoc is needed at test time.
"""

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

SERVICE = "/grpc.testing.TestService/"


class Contract:
    """Message classes by their short names: ``contract.SimpleRequest(...)``."""

    def __init__(self, path):
        with open(path, "rb") as file:
            files = descriptor_pb2.FileDescriptorSet.FromString(file.read())
        pool = descriptor_pool.DescriptorPool()
        for proto in files.file:
            pool.Add(proto)
        for proto in files.file:
            if proto.package != "grpc.testing":
                continue
            for message in proto.message_type:
                descriptor = pool.FindMessageTypeByName("grpc.testing." + message.name)
                setattr(self, message.name, message_factory.GetMessageClass(descriptor))


def serialize(message):
    return message.SerializeToString()
