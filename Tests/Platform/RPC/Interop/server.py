"""grpcio as the server: TestService, health and reflection for the tests of our client.

usage: server.py DESCRIPTOR_SET [CERTIFICATE KEY CLIENT_CA]

Prints "port N" when it serves, and leaves when its standard input closes.
"""

import sys
import threading
from concurrent import futures

import grpc
from google.protobuf import any_pb2
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection
from grpc_status import rpc_status

from contract import SERVICE, Contract, serialize


class TestService:
    def __init__(self, contract):
        self.contract = contract

    def echo_metadata(self, context):
        """Metadata that the caller wants back, as gRPC's interoperability tests do."""
        trailing = []
        for key, value in context.invocation_metadata():
            if key == "x-grpc-test-echo-initial":
                context.send_initial_metadata(((key, value),))
            elif key == "x-grpc-test-echo-trailing-bin":
                trailing.append((key, value))
            elif key == "x-test-details":
                self.abort_with_details(context)
        context.set_trailing_metadata(trailing)

    def abort_with_details(self, context):
        violation = error_details_pb2.BadRequest.FieldViolation(field="phone", description="must have 11 digits")
        detail = any_pb2.Any()
        detail.Pack(error_details_pb2.BadRequest(field_violations=[violation]))
        context.abort_with_status(
            rpc_status.to_status(
                status_pb2.Status(code=code_pb2.INVALID_ARGUMENT, message="bad phone", details=[detail])
            )
        )

    def abort_as_asked(self, request, context):
        if request.HasField("response_status"):
            code = next(c for c in grpc.StatusCode if c.value[0] == request.response_status.code)
            context.abort(code, request.response_status.message)

    def payload(self, size):
        return self.contract.Payload(body=b"\0" * size)

    def empty_call(self, request, context):
        self.echo_metadata(context)
        return self.contract.Empty()

    def unary_call(self, request, context):
        if request.response_compressed.value:
            context.set_compression(grpc.Compression.Gzip)
        self.echo_metadata(context)
        self.abort_as_asked(request, context)
        return self.contract.SimpleResponse(payload=self.payload(request.response_size))

    def outputs(self, request, context):
        gone = threading.Event()
        context.add_callback(gone.set)
        for parameters in request.response_parameters:
            if gone.wait(parameters.interval_us / 1e6):
                return
            if not parameters.compressed.value:
                context.disable_next_message_compression()
            yield self.contract.StreamingOutputCallResponse(payload=self.payload(parameters.size))
        self.abort_as_asked(request, context)

    def streaming_output_call(self, request, context):
        if any(parameters.compressed.value for parameters in request.response_parameters):
            context.set_compression(grpc.Compression.Gzip)
        self.echo_metadata(context)
        yield from self.outputs(request, context)

    def streaming_input_call(self, requests, context):
        self.echo_metadata(context)
        size = sum(len(request.payload.body) for request in requests)
        return self.contract.StreamingInputCallResponse(aggregated_payload_size=size)

    def full_duplex_call(self, requests, context):
        self.echo_metadata(context)
        for request in requests:
            yield from self.outputs(request, context)

    def handlers(self):
        c = self.contract
        return grpc.method_handlers_generic_handler(
            SERVICE.strip("/"),
            {
                "EmptyCall": grpc.unary_unary_rpc_method_handler(self.empty_call, c.Empty.FromString, serialize),
                "UnaryCall": grpc.unary_unary_rpc_method_handler(
                    self.unary_call, c.SimpleRequest.FromString, serialize
                ),
                "StreamingOutputCall": grpc.unary_stream_rpc_method_handler(
                    self.streaming_output_call, c.StreamingOutputCallRequest.FromString, serialize
                ),
                "StreamingInputCall": grpc.stream_unary_rpc_method_handler(
                    self.streaming_input_call, c.StreamingInputCallRequest.FromString, serialize
                ),
                "FullDuplexCall": grpc.stream_stream_rpc_method_handler(
                    self.full_duplex_call, c.StreamingOutputCallRequest.FromString, serialize
                ),
            },
        )


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=16),
        options=[("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)],
    )
    server.add_generic_rpc_handlers((TestService(Contract(sys.argv[1])).handlers(),))
    servicer = health.HealthServicer()
    servicer.set("", health_pb2.HealthCheckResponse.SERVING)
    servicer.set("grpc.testing.TestService", health_pb2.HealthCheckResponse.NOT_SERVING)
    health_pb2_grpc.add_HealthServicer_to_server(servicer, server)
    reflection.enable_server_reflection((health.SERVICE_NAME, reflection.SERVICE_NAME), server)
    if len(sys.argv) > 2:
        certificate, key, client_ca = (read(path) for path in sys.argv[2:5])
        credentials = grpc.ssl_server_credentials(
            [(key, certificate)], root_certificates=client_ca, require_client_auth=True
        )
        port = server.add_secure_port("127.0.0.1:0", credentials)
    else:
        port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"port {port}", flush=True)
    sys.stdin.read()
    server.stop(grace=0).wait()


main()
