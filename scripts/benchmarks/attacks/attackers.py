"""Clients that take more than they give, over loopback only. Each attack runs until it is killed, and prints one line of
JSON with what it holds when a line comes on its standard input.

usage: attackers.py streams|windows|connections PORT COUNT [ADDRESSES]
"""

import asyncio
import json
import struct
import sys

DATA, HEADERS, RST, SETTINGS, PING, GOAWAY, WINDOW = 0, 1, 3, 4, 6, 7, 8
END_STREAM, END_HEADERS, ACK = 1, 4, 1
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
WATCH = "/grpc.health.v1.Health/Watch"
STREAMS_MAX = 1024


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def text(value):
    data = value.encode()
    assert len(data) < 127
    return bytes([len(data)]) + data


def block(fields):
    """Fields as literals that are not remembered (RFC 7541 §6.2.2)."""
    return b"".join(b"\0" + text(name) + text(value) for name, value in fields)


class Tally:
    def __init__(self):
        self.connections = self.streams = self.refused = self.cut = 0


class Connection:
    """One HTTP/2 connection that acknowledges what it must, and counts what becomes of its streams."""

    def __init__(self, tally, window):
        self.tally = tally
        self.window = window
        self.open = set()
        self.next = 1

    async def connect(self, port, source):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
        settings = b"" if self.window is None else struct.pack(">HI", 4, self.window)
        self.writer.write(PREFACE + frame(SETTINGS, 0, 0, settings))

    def call(self, path):
        """A gRPC call with an empty message, which may stay open."""
        fields = [(":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "localhost"),
                  ("content-type", "application/grpc"), ("te", "trailers")]
        self.begin(frame(HEADERS, END_HEADERS, self.next, block(fields))
                   + frame(DATA, END_STREAM, self.next, b"\0\0\0\0\0"))

    def get(self, path):
        fields = [(":method", "GET"), (":scheme", "http"), (":path", path), (":authority", "localhost")]
        self.begin(frame(HEADERS, END_HEADERS | END_STREAM, self.next, block(fields)))

    def begin(self, frames):
        if self.writer.is_closing():
            return
        self.writer.write(frames)
        self.open.add(self.next)
        self.tally.streams += 1
        self.next += 2

    def ended(self, stream, refused):
        if stream in self.open:
            self.open.discard(stream)
            self.tally.streams -= 1
            self.tally.refused += refused

    async def read(self):
        """Reads frames until the server closes."""
        self.tally.connections += 1
        try:
            while True:
                head = await self.reader.readexactly(9)
                length = int.from_bytes(head[:3], "big")
                kind, flags, stream = head[3], head[4], int.from_bytes(head[5:], "big")
                payload = await self.reader.readexactly(length)
                if kind == SETTINGS and not flags & ACK:
                    self.writer.write(frame(SETTINGS, ACK, 0))
                elif kind == PING and not flags & ACK:
                    self.writer.write(frame(PING, ACK, 0, payload))
                elif kind == RST or (kind in (DATA, HEADERS) and flags & END_STREAM):
                    self.ended(stream, kind != DATA)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.tally.connections -= 1
            self.tally.cut += 1
            for stream in list(self.open):
                self.ended(stream, 0)
            self.writer.close()


async def keep(tally, port, source, window, use):
    """Keeps one connection open, and opens it again when it was cut."""
    while True:
        connection = Connection(tally, window)
        try:
            await connection.connect(port, source)
        except OSError:
            tally.cut += 1
            await asyncio.sleep(1)
            continue
        user = asyncio.create_task(use(connection))
        await connection.read()
        user.cancel()
        await asyncio.sleep(1)


async def hold_streams(connection):
    """Opens as many streams as the server says it allows, and a few of those that were refused each second."""
    for _ in range(STREAMS_MAX):
        connection.call(WATCH)
    while True:
        await asyncio.sleep(1)
        for _ in range(min(4, STREAMS_MAX - len(connection.open))):
            connection.call(WATCH)


async def take_nothing(connection):
    """Asks for pages that it gives no window for."""
    for _ in range(STREAMS_MAX):
        connection.get("/")
    while True:
        await asyncio.sleep(1)
        for _ in range(min(4, STREAMS_MAX - len(connection.open))):
            connection.get("/")


async def sit(connection):
    """Does nothing."""


ATTACKS = {"streams": (None, hold_streams), "windows": (0, take_nothing), "connections": (None, sit)}


async def main():
    name, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    addresses = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    window, use = ATTACKS[name]
    tally = Tally()
    # Not the address of the honest: all of 127.0.0.0/8 is this machine.
    tasks = [asyncio.create_task(keep(tally, port, f"127.0.1.{1 + number % addresses}", window, use))
             for number in range(count)]
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(vars(tally)), flush=True)
    for task in tasks:
        task.cancel()


asyncio.run(main())
