"""grpcio as the client: one case after the other against our server.

usage: client.py TARGET DESCRIPTOR_SET [CA CERTIFICATE KEY]

Prints one line for each case, "ok NAME" or "failed NAME: reason".
"""

import sys
import threading
import time

import grpc
from google.protobuf import descriptor_pool
from google.rpc import error_details_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
from grpc_status import rpc_status

from contract import SERVICE, Contract, serialize

CASES = []


def case(function):
    CASES.append(function)
    return function


def expect(condition, text):
    if not condition:
        raise AssertionError(text)


def expect_status(call, code, text=None):
    """Runs `call`, which has to end with `code`, and returns the error."""
    try:
        result = call()
        result if not hasattr(result, "__next__") else list(result)
    except grpc.RpcError as error:
        expect(error.code() == code, f"{error.code()} instead of {code}: {error.details()}")
        expect(text is None or error.details() == text, f"message {error.details()!r} instead of {text!r}")
        return error
    raise AssertionError(f"OK instead of {code}")


class Client:
    def __init__(self, connect, contract):
        self.connect = connect
        self.channel = channel = connect()
        self.c = c = contract
        self.empty = channel.unary_unary(SERVICE + "EmptyCall", serialize, c.Empty.FromString)
        self.unary = channel.unary_unary(SERVICE + "UnaryCall", serialize, c.SimpleResponse.FromString)
        self.output = channel.unary_stream(
            SERVICE + "StreamingOutputCall", serialize, c.StreamingOutputCallResponse.FromString
        )
        self.input = channel.stream_unary(
            SERVICE + "StreamingInputCall", serialize, c.StreamingInputCallResponse.FromString
        )
        self.duplex = channel.stream_stream(
            SERVICE + "FullDuplexCall", serialize, c.StreamingOutputCallResponse.FromString
        )

    def payload(self, size):
        return self.c.Payload(body=b"\0" * size)

    def outputs(self, *sizes, interval_us=0):
        parameters = [self.c.ResponseParameters(size=size, interval_us=interval_us) for size in sizes]
        return self.c.StreamingOutputCallRequest(response_parameters=parameters)


@case
def empty_unary(client):
    expect(client.empty(client.c.Empty()) == client.c.Empty(), "not empty")


@case
def large_unary(client):
    request = client.c.SimpleRequest(response_size=314159, payload=client.payload(271828))
    expect(len(client.unary(request).payload.body) == 314159, "wrong size")


@case
def client_compressed_unary(client):
    def call(claim, compression):
        request = client.c.SimpleRequest(response_size=314159, payload=client.payload(271828))
        request.expect_compressed.value = claim
        return client.unary(request, compression=compression)

    expect_status(lambda: call(True, grpc.Compression.NoCompression), grpc.StatusCode.INVALID_ARGUMENT)
    for compression in (grpc.Compression.Gzip, grpc.Compression.NoCompression):
        response = call(compression == grpc.Compression.Gzip, compression)
        expect(len(response.payload.body) == 314159, "wrong size")


@case
def server_compressed_unary(client):
    """grpcio does not show whether a message came compressed: that it could be read has to do."""
    for compressed in (True, False):
        request = client.c.SimpleRequest(response_size=314159, payload=client.payload(271828))
        request.response_compressed.value = compressed
        expect(client.unary(request).payload.body == b"\0" * 314159, "wrong payload")


@case
def client_compressed_streaming(client):
    """grpcio compresses all messages of a call or none."""
    def call(claim, compression):
        request = client.c.StreamingInputCallRequest(payload=client.payload(27182))
        request.expect_compressed.value = claim
        return client.input(iter((request, request)), compression=compression).aggregated_payload_size

    expect_status(lambda: call(True, grpc.Compression.NoCompression), grpc.StatusCode.INVALID_ARGUMENT)
    expect(call(True, grpc.Compression.Gzip) == 54364, "wrong sum")
    expect(call(False, grpc.Compression.NoCompression) == 54364, "wrong sum")


@case
def server_compressed_streaming(client):
    request = client.outputs(31415, 92653)
    request.response_parameters[0].compressed.value = True
    request.response_parameters[1].compressed.value = False
    got = [len(response.payload.body) for response in client.output(request)]
    expect(got == [31415, 92653], f"sizes {got}")


@case
def many_at_once(client):
    calls = [client.unary.future(client.c.SimpleRequest(response_size=size)) for size in range(300)]
    for size, call in enumerate(calls):
        expect(len(call.result().payload.body) == size, f"wrong size for {size}")


@case
def client_streaming(client):
    sizes = (27182, 8, 1828, 45904)
    requests = (client.c.StreamingInputCallRequest(payload=client.payload(size)) for size in sizes)
    expect(client.input(requests).aggregated_payload_size == sum(sizes), "wrong sum")


@case
def large_client_streaming(client):
    requests = (client.c.StreamingInputCallRequest(payload=client.payload(1_000_000)) for _ in range(20))
    expect(client.input(requests).aggregated_payload_size == 20_000_000, "wrong sum")


@case
def server_streaming(client):
    sizes = [31415, 9, 2653, 58979]
    got = [len(response.payload.body) for response in client.output(client.outputs(*sizes))]
    expect(got == sizes, f"sizes {got}")


@case
def slow_reader(client):
    got = 0
    for response in client.output(client.outputs(*[500_000] * 20)):
        got += len(response.payload.body)
        time.sleep(0.005)
    expect(got == 10_000_000, f"{got} bytes")


@case
def ping_pong(client):
    answered = threading.Semaphore(1)

    def requests():
        for size in (31415, 9, 2653, 58979):
            answered.acquire()
            yield client.outputs(size)

    got = []
    for response in client.duplex(requests()):
        got.append(len(response.payload.body))
        answered.release()
    expect(got == [31415, 9, 2653, 58979], f"sizes {got}")


@case
def empty_stream(client):
    expect(list(client.duplex(iter(()))) == [], "messages in an empty stream")


@case
def custom_metadata(client):
    metadata = (("x-grpc-test-echo-initial", "test_initial_metadata_value"),
                ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab\x00,"))
    _, unary = client.unary.with_call(client.c.SimpleRequest(response_size=1), metadata=metadata)
    duplex = client.duplex(iter((client.outputs(314159),)), metadata=metadata)
    expect(len(list(duplex)) == 1, "not one message")
    for call in (unary, duplex):
        initial = dict(call.initial_metadata())
        trailing = dict(call.trailing_metadata())
        expect(initial.get("x-grpc-test-echo-initial") == "test_initial_metadata_value", f"initial {initial}")
        expect(trailing.get("x-grpc-test-echo-trailing-bin") == b"\xab\xab\xab\x00,", f"trailing {trailing}")


@case
def status_code_and_message(client):
    status = client.c.EchoStatus(code=2, message="test status message")
    expect_status(lambda: client.unary(client.c.SimpleRequest(response_status=status)),
                  grpc.StatusCode.UNKNOWN, "test status message")
    request = client.c.StreamingOutputCallRequest(response_status=status)
    expect_status(lambda: client.duplex(iter((request,))), grpc.StatusCode.UNKNOWN, "test status message")


@case
def special_status_message(client):
    text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    status = client.c.EchoStatus(code=2, message=text)
    expect_status(lambda: client.unary(client.c.SimpleRequest(response_status=status)),
                  grpc.StatusCode.UNKNOWN, text)


@case
def error_details(client):
    error = expect_status(
        lambda: client.empty(client.c.Empty(), metadata=(("x-test-details", "1"),)), grpc.StatusCode.INVALID_ARGUMENT)
    status = rpc_status.from_call(error)
    expect(status is not None and len(status.details) == 1, f"details {status}")
    bad = error_details_pb2.BadRequest()
    expect(status.details[0].Unpack(bad), "not a BadRequest")
    expect(bad.field_violations[0].field == "phone", f"field {bad.field_violations}")


@case
def unimplemented_method(client):
    call = client.channel.unary_unary(SERVICE + "UnimplementedCall", serialize, client.c.Empty.FromString)
    expect_status(lambda: call(client.c.Empty()), grpc.StatusCode.UNIMPLEMENTED)


@case
def unimplemented_service(client):
    call = client.channel.unary_unary(
        "/grpc.testing.UnimplementedService/UnimplementedCall", serialize, client.c.Empty.FromString)
    expect_status(lambda: call(client.c.Empty()), grpc.StatusCode.UNIMPLEMENTED)


@case
def malformed_request(client):
    call = client.channel.unary_unary(SERVICE + "UnaryCall", lambda raw: raw, lambda raw: raw)
    expect_status(lambda: call(b"\xff\xff\xff"), grpc.StatusCode.INTERNAL)


@case
def request_above_the_limit(client):
    request = client.c.SimpleRequest(payload=client.payload(5 * 1024 * 1024))
    expect_status(lambda: client.unary(request), grpc.StatusCode.RESOURCE_EXHAUSTED)


@case
def timeout_on_sleeping_server(client):
    began = time.monotonic()
    request = client.outputs(1, interval_us=10_000_000)
    expect_status(lambda: client.output(request, timeout=0.05), grpc.StatusCode.DEADLINE_EXCEEDED)
    expect(time.monotonic() - began < 5, "the deadline was not kept")


@case
def cancel_after_begin(client):
    gate = threading.Event()

    def requests():
        gate.wait(10)
        return
        yield

    call = client.input.future(requests())
    call.cancel()
    gate.set()
    expect(call.cancelled() and call.code() == grpc.StatusCode.CANCELLED, f"{call.code()}")


@case
def cancel_after_first_response(client):
    call = client.output(client.outputs(1, *[1] * 1000, interval_us=1000))
    next(call)
    call.cancel()
    expect_status(lambda: call, grpc.StatusCode.CANCELLED)
    # The server's own count of handlers that still run; it has to hear of the cancellation.
    until = time.monotonic() + 10
    while True:
        _, unary = client.empty.with_call(client.c.Empty())
        running = dict(unary.trailing_metadata()).get("x-test-running")
        if running == "1":
            return
        expect(time.monotonic() < until, f"{running} handlers still run")


@case
def rpc_soak(client):
    for _ in range(50):
        large_unary(client)


@case
def channel_soak(client):
    for _ in range(10):
        own = Client(client.connect, client.c)
        large_unary(own)
        own.channel.close()


@case
def health(client):
    stub = health_pb2_grpc.HealthStub(client.channel)
    serving = health_pb2.HealthCheckResponse.SERVING
    expect(stub.Check(health_pb2.HealthCheckRequest()).status == serving, "server is not serving")
    expect_status(lambda: stub.Check(health_pb2.HealthCheckRequest(service="no.Such")), grpc.StatusCode.NOT_FOUND)
    watch = stub.Watch(health_pb2.HealthCheckRequest(service="no.Such"))
    expect(next(watch).status == health_pb2.HealthCheckResponse.SERVICE_UNKNOWN, "unknown service")
    watch.cancel()


@case
def reflection(client):
    database = ProtoReflectionDescriptorDatabase(client.channel)
    services = list(database.get_services())
    for name in ("grpc.testing.TestService", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"):
        expect(name in services, f"{name} not in {services}")
    pool = descriptor_pool.DescriptorPool(database)
    service = pool.FindServiceByName("grpc.testing.TestService")
    expect(service.FindMethodByName("UnaryCall").input_type.full_name == "grpc.testing.SimpleRequest", "wrong type")
    expect(pool.FindMessageTypeByName("grpc.testing.Payload").fields_by_name["body"].number == 2, "wrong number")


@case
def reflection_of_the_unknown(client):
    stub = reflection_pb2_grpc.ServerReflectionStub(client.channel)
    request = reflection_pb2.ServerReflectionRequest(file_containing_symbol="no.Such")
    answer = next(stub.ServerReflectionInfo(iter((request,))))
    expect(answer.error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0], f"{answer}")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    target, contract = sys.argv[1], Contract(sys.argv[2])
    credentials = None
    if len(sys.argv) > 3:
        ca, certificate, key = (read(path) for path in sys.argv[3:6])
        credentials = grpc.ssl_channel_credentials(ca, key, certificate)
    # Else channels to one target share a connection.
    options = [("grpc.use_local_subchannel_pool", 1)]

    def connect():
        if credentials is None:
            return grpc.insecure_channel(target, options)
        return grpc.secure_channel(target, credentials, options)

    client = Client(connect, contract)
    with client.channel:
        grpc.channel_ready_future(client.channel).result(timeout=20)
        for function in CASES:
            try:
                function(client)
                print(f"ok {function.__name__}", flush=True)
            except Exception as error:  # every failure is a line of the report
                print(f"failed {function.__name__}: {type(error).__name__}: {error}".replace("\n", " "), flush=True)


main()
