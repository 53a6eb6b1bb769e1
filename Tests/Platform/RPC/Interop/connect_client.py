"""connectrpc as the client: Connect, gRPC-Web and gRPC over HTTP/1.1 and HTTP/2, one case after the other.

usage: connect_client.py PORT DESCRIPTOR_SET

Prints one line for each case, "ok NAME" or "failed NAME: reason".
"""

import sys

from connectrpc.client import ConnectClientSync, ResponseMetadata
from connectrpc.code import Code
from connectrpc.compat import google_protobuf_binary_codec, google_protobuf_json_codec
from connectrpc.compression.gzip import GzipCompression
from connectrpc.errors import ConnectError
from connectrpc.method import IdempotencyLevel, MethodInfo, StreamType
from connectrpc.protocol import ProtocolType
from pyqwest import HTTPVersion, SyncClient, SyncHTTPTransport

from contract import Contract

CASES = []
TRUE, FALSE = {"value": True}, {"value": False}


def case(function):
    CASES.append(function)
    return function


def expect(condition, text):
    if not condition:
        raise AssertionError(text)


def expect_error(call, code, text=None):
    try:
        result = call()
        if hasattr(result, "__next__"):
            list(result)
    except ConnectError as error:
        expect(error.code == code, f"{error.code} instead of {code}: {error.message}")
        expect(text is None or error.message == text, f"message {error.message!r} instead of {text!r}")
        return error
    raise AssertionError(f"OK instead of {code}")


class Setup:
    """One way to call: a protocol, an HTTP version, a codec, and whether requests are compressed."""

    def __init__(self, port, contract, protocol, version, codec, compressed):
        self.c = contract
        self.protocol, self.version, self.compressed = protocol, version, compressed
        self.name = f"{protocol.name.lower()} http{version} {codec}{' gzip' if compressed else ''}"
        transport = SyncHTTPTransport(http_version=HTTPVersion.HTTP1 if version == 1 else HTTPVersion.HTTP2)
        self.client = ConnectClientSync(
            f"http://127.0.0.1:{port}",
            codec=google_protobuf_binary_codec() if codec == "proto" else google_protobuf_json_codec(),
            protocol=protocol, accept_compression=[GzipCompression()],
            send_compression=GzipCompression() if compressed else None, http_client=SyncClient(transport))

    def method(self, name, request, response, kind, level=IdempotencyLevel.UNKNOWN):
        return MethodInfo(name=name, service_name="grpc.testing.TestService", input=request, output=response,
                          idempotency_level=level, stream_type=kind)

    def unary(self, request, name="UnaryCall", get=False, **options):
        level = IdempotencyLevel.NO_SIDE_EFFECTS if get else IdempotencyLevel.UNKNOWN
        method = self.method(name, self.c.SimpleRequest, self.c.SimpleResponse, StreamType.UNARY, level)
        return self.client.execute_unary(request=request, method=method, use_get=get, **options)

    def input(self, requests, **options):
        method = self.method("StreamingInputCall", self.c.StreamingInputCallRequest,
                             self.c.StreamingInputCallResponse, StreamType.CLIENT_STREAM)
        return self.client.execute_client_stream(request=iter(requests), method=method, **options)

    def output(self, request, **options):
        method = self.method("StreamingOutputCall", self.c.StreamingOutputCallRequest,
                             self.c.StreamingOutputCallResponse, StreamType.SERVER_STREAM)
        return self.client.execute_server_stream(request=request, method=method, **options)

    def duplex(self, requests, **options):
        method = self.method("FullDuplexCall", self.c.StreamingOutputCallRequest,
                             self.c.StreamingOutputCallResponse, StreamType.BIDI_STREAM)
        return self.client.execute_bidi_stream(request=iter(requests), method=method, **options)

    def payload(self, size):
        return self.c.Payload(body=b"\0" * size)

    def asking(self, *sizes, interval_us=0, compressed=None):
        parameters = [self.c.ResponseParameters(size=size, interval_us=interval_us, compressed=compressed)
                      for size in sizes]
        return self.c.StreamingOutputCallRequest(response_parameters=parameters)


@case
def unary(s):
    for size in (0, 1, 314159):
        answer = s.unary(s.c.SimpleRequest(response_size=size, payload=s.payload(size)))
        expect(len(answer.payload.body) == size, f"{len(answer.payload.body)} bytes")


@case
def compressed(s):
    request = s.c.SimpleRequest(response_size=31415, payload=s.payload(27182), response_compressed=TRUE,
                                expect_compressed=TRUE if s.compressed else FALSE)
    expect(len(s.unary(request).payload.body) == 31415, "size")
    sizes = [len(answer.payload.body) for answer in s.output(s.asking(31415, 92653, compressed=TRUE))]
    expect(sizes == [31415, 92653], f"{sizes}")


@case
def cacheable(s):
    if s.protocol != ProtocolType.CONNECT:
        return
    answer = s.unary(s.c.SimpleRequest(response_size=5), name="CacheableUnaryCall", get=True)
    expect(len(answer.payload.body) == 5, "size")
    expect_error(lambda: s.unary(s.c.SimpleRequest(response_size=5), get=True), Code.UNKNOWN)


@case
def client_stream(s):
    requests = [s.c.StreamingInputCallRequest(payload=s.payload(size)) for size in (27182, 8, 1828, 45904)]
    expect(s.input(requests).aggregated_payload_size == 74922, "sum")
    expect(s.input([]).aggregated_payload_size == 0, "sum of none")


@case
def server_stream(s):
    sizes = [len(answer.payload.body) for answer in s.output(s.asking(31415, 9, 2653, 58979))]
    expect(sizes == [31415, 9, 2653, 58979], f"{sizes}")
    expect(list(s.output(s.asking())) == [], "no answers asked for")


@case
def bidirectional(s):
    sizes = [len(answer.payload.body) for answer in s.duplex([s.asking(31415), s.asking(9), s.asking(2653, 1)])]
    expect(sizes == [31415, 9, 2653, 1], f"{sizes}")


@case
def metadata(s):
    headers = {"x-grpc-test-echo-initial": "test_initial_value", "x-grpc-test-echo-trailing-bin": "q83v"}
    with ResponseMetadata() as metadata:
        s.unary(s.c.SimpleRequest(), headers=headers)
        expect(metadata.headers.get("x-grpc-test-echo-initial") == "test_initial_value", "headers")
        expect(metadata.trailers.get("x-grpc-test-echo-trailing-bin", "").rstrip("=") == "q83v", "trailers")
    with ResponseMetadata() as metadata:
        list(s.output(s.asking(1), headers=headers))
        expect(metadata.headers.get("x-grpc-test-echo-initial") == "test_initial_value", "headers of a stream")
        expect(metadata.trailers.get("x-grpc-test-echo-trailing-bin", "").rstrip("=") == "q83v", "its trailers")


@case
def errors(s):
    text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
    for code, number in ((Code.UNKNOWN, 2), (Code.NOT_FOUND, 5), (Code.DATA_LOSS, 15), (Code.UNAUTHENTICATED, 16)):
        status = s.c.EchoStatus(code=number, message=text)
        expect_error(lambda: s.unary(s.c.SimpleRequest(response_status=status)), code, text)
        request = s.asking(1, 2)
        request.response_status.CopyFrom(status)
        expect_error(lambda: s.output(request), code, text)


@case
def details(s):
    for call in (lambda: s.unary(s.c.SimpleRequest(), headers={"x-test-details": "1"}),
                 lambda: s.output(s.asking(1), headers={"x-test-details": "1"})):
        error = expect_error(call, Code.INVALID_ARGUMENT)
        expect(len(error.details) == 1, f"{len(error.details)} details")


@case
def unknown_method(s):
    expect_error(lambda: s.unary(s.c.SimpleRequest(), name="NoSuchCall"), Code.UNIMPLEMENTED)


@case
def timeout(s):
    expect_error(lambda: s.output(s.asking(1, interval_us=5_000_000), timeout_ms=100), Code.DEADLINE_EXCEEDED)


def main():
    port, contract = int(sys.argv[1]), Contract(sys.argv[2])
    ways = [(protocol, version, codec, compressed)
            for protocol, versions in ((ProtocolType.CONNECT, (1, 2)), (ProtocolType.GRPC_WEB, (1, 2)),
                                       (ProtocolType.GRPC, (2,)))
            for version in versions for codec in ("proto", "json") for compressed in (False, True)]
    for way in ways:
        setup = Setup(port, contract, *way)
        for function in CASES:
            name = f"{function.__name__} {setup.name}"
            try:
                function(setup)
                print(f"ok {name}", flush=True)
            except Exception as error:
                print(f"failed {name}: {type(error).__name__}: {error}".replace("\n", " "), flush=True)


main()
