#!/usr/bin/env python3
"""Writes the inputs that fuzzing begins with, beside this file."""

import gzip
from pathlib import Path

HERE = Path(__file__).resolve().parent


def envelope(message, flags=0):
    return bytes([flags]) + len(message).to_bytes(4, "big") + message


def frame(kind, flags, stream, payload=b""):
    """A frame as the fuzzers cut it: type, flags, stream, length, payload."""
    return bytes([kind, flags, stream, len(payload)]) + payload


def literal(name, value):
    """A header field that no table knows (RFC 7541 §6.2.2)."""
    return b"\0" + bytes([len(name)]) + name + bytes([len(value)]) + value


def head(path):
    return b"\x83\x86" + literal(b":path", path) + literal(b":authority", b"a") + literal(
        b"content-type", b"application/grpc") + literal(b"te", b"trailers") + literal(b"grpc-timeout", b"1S")


PROXY = b"\r\n\r\n\0\r\nQUIT\n"

CHECK = b"/grpc.health.v1.Health/Check"
HEALTH = b"\x0a\x01a"

SEEDS = {
    "framing": {
        "two": b"\x03" + envelope(b"abc") + envelope(b""),
        "gzip": b"\x01" + envelope(gzip.compress(b"a" * 500, mtime=0), 1),
        "large": b"\x05" + b"\0\xff\xff\xff\xff",
    },
    "metadata": {
        "request": b":method:POST\n:path:/a.B/C\ngrpc-timeout:10m\ncontent-type:application/grpc+proto\nx-a-bin:AAEC,AwQ\n"
                   b"grpc-encoding:gzip\ngrpc-accept-encoding:identity,gzip\nconnect-timeout-ms:100\nx:y",
        "response": b":status:200\ngrpc-status:5\ngrpc-message:a%20b\ngrpc-status-details-bin:CAUSAWE\nx-b:z",
        "query": b"connect=v1&encoding=json&message=%7B%7D&base64=0&compression=identity",
        "timeout": b"99999999n",
        "trace": b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    },
    "connect": {
        "stream": b"\0\1" + envelope(HEALTH),
        "stream-gzip": b"\0\x81" + envelope(gzip.compress(HEALTH, mtime=0), 1),
        "stream-json": b"\1\1" + envelope(b'{"service":"a"}'),
        "unary-json": b'\3\0{"service":"a"}',
        "web": b"\4\0" + envelope(HEALTH),
        "web-text": b"\5\0AAAAAAMKAWE=",
        "bidirectional": b"\0\2" + envelope(b"\x3a\x00") + envelope(b"\x22\x01a"),
    },
    "json": {
        "struct": b'\0{"a":[1,2.5e3,null,true,"\\u00e9\\ud83d\\ude00"],"b":{"c":{}}}',
        "timestamp": b'\2"2026-02-28T23:59:60.123456789Z"',
        "duration": b'\3"-3.000000001s"',
        "mask": b'\4"a.bC,d"',
        "status": b'\5{"code":3,"message":"m","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo",'
                  b'"reason":"R","metadata":{"k":"v"}}]}',
        "violations": b'\6{"fieldViolations":[{"field":"f","description":"d","extra":1}]}',
        "misspelt": b'\5{"cod":3,"mesage":"m"}',
        "twice": b'\6{"fieldViolations":[],"field_violations":[]}',
        "whole": b'\x09"9223372036854775807"',
        "bytes": b'\x0a"-_8="',
        "double": b'\x0b"-Infinity"',
    },
    "protobuf": {
        "struct": b"\0\x0a\x08\x0a\x01a\x12\x03\x1a\x01b",
        "status": b"\5\x08\x05\x12\x01m\x1a\x04\x0a\x02t/",
        "unknown": b"\7\x0a\x01R\x98\x06\x01\xa3\x06\x08\x01\xa4\x06",
    },
    "http1": {
        "page": b"\0GET /page?x HTTP/1.1\r\nhost: a\r\n\r\nGET /page HTTP/1.0\r\n\r\n",
        "unary": b"\7POST " + CHECK + b" HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}",
        "chunks": b"\x20POST " + CHECK + b" HTTP/1.1\r\nhost: a\r\ncontent-type: application/proto\r\n"
                  b"transfer-encoding: chunked\r\n\r\n2\r\n\x0a\x01\r\n1\r\na\r\n0\r\n\r\n",
        "get": b"\0GET " + CHECK + b"?connect=v1&encoding=json&message=%7B%7D HTTP/1.1\r\nhost: a\r\n\r\n",
        "preflight": b"\0OPTIONS " + CHECK + b" HTTP/1.1\r\nhost: a\r\norigin: https://a.example\r\n"
                     b"access-control-request-method: POST\r\n\r\n",
        "web": b"\0POST " + CHECK + b" HTTP/1.1\r\nhost: a\r\ncontent-type: application/grpc-web-text\r\n"
               b"content-length: 8\r\n\r\nAAAAAAA=",
        "preface": b"\0PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
    },
    "proxy": {
        "tcp4": b"PROXY TCP4 198.51.100.7 10.0.0.1 4711 443\r\nGET /",
        "tcp6": b"PROXY TCP6 2001:4860::1 ::ffff:10.0.0.1 1 2\r\n",
        "unknown": b"PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535\r\n",
        "binary": PROXY + b"\x21\x11\0\x11\xc6\x33\x64\x07\x0a\0\0\1\x12\x67\x01\xbb\4\0\2ab",
        "binary-6": PROXY + b"\x21\x21\0\x24" + bytes(36),
        "itself": PROXY + b"\x20\0\0\0",
        "forwarded": b"203.0.113.1, [2001:db8::1]:80,198.51.100.7:4711\nfor=203.0.113.1;proto=https,For=\"[2001:db8::1]:80\"",
        "authority": b"codes.example:8443\nhttps://[2001:db8::1]:8443\n127.0.0.1:80\n2001:db8::/32",
    },
    # The first byte is the kind; payloads are signed by the fuzzer itself.
    "recognition": {
        "assertion": b'\0{"v":1,"iss":"330000","sub":"' + b"A" * 43 + b'","salt":"' + b"A" * 22
                     + b'","colour":"green","asof":1669867200,"iat":1669867200,"exp":1669870800,"kind":"screen"}',
        "answer": b'\0{"v":1,"iss":"330000","sub":"' + b"A" * 43 + b'","salt":"' + b"A" * 22
                  + b'","colour":"red","asof":1,"iat":1669867200,"exp":1669867800,"kind":"answer","aud":"330000","jti":"q"}',
        "token": b"\0eyJhbGciOiJFUzI1NiIsImtpZCI6IkEiLCJ0eXAiOiJzaHVhbmdtYS1hc3NlcnRpb24rand0In0.e30." + b"A" * 86,
        "list": b'\1{"v":1,"number":1,"iat":1669867200,"nbf":1669867200,"exp":1669953600,"issuers":[{"iss":"110000",'
                b'"name":"B","keys":[],"revoked":1}]}',
        "question": b'\2{"v":1,"iss":"330000","aud":"330000","jti":"' + b"A" * 22 + b'","iat":1669867200,"exp":1669867260,'
                    b'"purpose":"gate","org":"o","doc":{"type":1,"country":"CHN","number":"1"}}',
    },
    "http2": {
        "call": b"\0" + frame(1, 4, 1, head(CHECK)) + frame(0, 1, 1, envelope(HEALTH)),
        "split": b"\0" + frame(1, 0, 1, head(CHECK)[:20]) + frame(9, 4, 1, head(CHECK)[20:]) + frame(0, 9, 1, b"\2" + envelope(b"") + b"\0\0"),
        "watch": b"\0" + frame(1, 4, 1, head(b"/grpc.health.v1.Health/Watch")) + frame(0, 1, 1, envelope(HEALTH))
                 + frame(8, 0, 1, b"\0\0\1\0") + frame(3, 0, 1, b"\0\0\0\x08"),
        "control": b"\0" + frame(4, 0, 0, b"\0\4\0\0\0\1") + frame(6, 0, 0, b"12345678") + frame(4, 1, 0)
                   + frame(2, 0, 3, b"\0\0\0\1\1") + frame(7, 0, 0, b"\0\0\0\0\0\0\0\0"),
        "raw": b"\1" + b"\0\0\x08\6\0\0\0\0\x0012345678",
    },
    "http2-client": {
        "response": b"\0" + frame(1, 4, 1, b"\x88" + literal(b"content-type", b"application/grpc"))
                    + frame(0, 0, 1, envelope(b"abc")) + frame(1, 5, 1, literal(b"grpc-status", b"0")),
        "trailers-only": b"\0" + frame(1, 5, 1, b"\x88" + literal(b"grpc-status", b"5") + literal(b"grpc-message", b"a%20b")),
        "end": b"\0" + frame(7, 0, 0, b"\0\0\0\1\0\0\0\0text") + frame(3, 0, 3, b"\0\0\0\7"),
    },
}

# Files as clerks have them, from the tests.
FILES = HERE.parents[2] / "Tests/Cases/Files"
SEEDS["file"] = {
    f"{path.parent.name}-{path.name}": path.read_bytes()
    for folder in ("encodings", "excel-numbers", "blank-rows") for path in sorted((FILES / folder).iterdir())
}
SEEDS["file"]["quotes"] = (
    b"document_type,document_number,laboratory,sample_id,sampled_at,outcome,reason\n"
    b'passport,E1,"a ""b""\nc",=\"1,2\",x,y,\npassport,"E1,c,d,e,f\npassport,",c,d,e,f\n\x1a')

for target, seeds in SEEDS.items():
    (HERE / target).mkdir(exist_ok=True)
    for name, seed in seeds.items():
        (HERE / target / name).write_bytes(seed)
