"""How soon open pages show a change of colour. Called by scripts/bench."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import resource
import socket
import struct
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cost"))
import population  # noqa: E402
import setups  # noqa: E402
import surroundings  # noqa: E402
from surroundings import Failed, say  # noqa: E402

WATCHES_A_CITIZEN = 2
PUSH_MAX_SECONDS = 0.5
# Addresses of loopback that watchers come from: no caller may hold more than a share of a server.
ADDRESSES = 40


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench watch", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Runs one process (`dev`), opens watches of codes (HealthCode/WatchHealthCode, JSON over HTTP/1.1), two of\n"
        "each citizen, and lets each citizen declare symptoms at a steady rate. Measures from the moment at which a\n"
        "declaration is sent until a watch shows yellow.",
        epilog="example:\n  scripts/bench watch --watches 1000 --rate 50 --json watch.json\n\n"
        "Exit codes: 0 done; 1 a change was not shown, or the 99th percentile is above 500 ms; 2 wrong use.")
    parser.add_argument("--watches", type=int, default=1000, metavar="N", help="open watches (default: 1,000)")
    parser.add_argument("--rate", type=int, default=50, metavar="N", help="declarations a second (default: 50)")
    parser.add_argument("--json", metavar="FILE", help="also write the figures to FILE")
    parser.add_argument("--program", metavar="FILE", default=str(surroundings.PROGRAM),
                        help="the built program (default: .build/release/shuangma)")
    return parser.parse_args()


class Watch:
    """One open watch. A thread of its own notes when the first yellow status came."""

    def __init__(self, server_address, token, number):
        self.shown_at = None
        self.first = threading.Event()
        body = struct.pack(">BI", 0, 2) + b"{}"
        head = (
            "POST /shuangma.healthcode.v1.HealthCode/WatchHealthCode HTTP/1.1\r\n"
            f"host: {server_address[0]}\r\ncontent-type: application/connect+json\r\nauthorization: Bearer {token}\r\n"
            f"content-length: {len(body)}\r\n\r\n")
        source = (f"127.0.1.{1 + number % ADDRESSES}", 0)
        self.socket = socket.create_connection(server_address, timeout=120, source_address=source)
        self.socket.sendall(head.encode() + body)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        received = b""
        try:
            while data := self.socket.recv(65_536):
                now = time.monotonic()
                received += data
                if b"COLOUR_GREY" in received:
                    self.first.set()
                if self.shown_at is None and b'"colour":"COLOUR_YELLOW"' in received:
                    self.shown_at = now
                    received = b""
        except OSError:
            pass

    def close(self):
        self.socket.close()


def declare(citizen, at):
    """Declares symptoms at a moment; gives when that was sent."""
    time.sleep(max(0, at - time.monotonic()))
    begin = time.monotonic()
    citizen.call("healthcode.v1.HealthCode", "Declare",
                 {"declaration": {"symptoms": ["SYMPTOM_COUGH"]}, "idempotencyKey": "bench"})
    citizen.connection.close()
    return begin


def log_in(address, phone):
    citizen = population.Citizen(address, phone, None)
    identity = "identity.v1.Identity"
    sent = citizen.call(identity, "RequestSmsCode", {"phone": phone, "purpose": "SMS_PURPOSE_LOGIN"})
    proof = {"code": citizen.code("SMS_PURPOSE_LOGIN"), **population.handle(sent)}
    citizen.token = citizen.call(identity, "Login", {"phone": phone, **proof})["token"]
    # Its next call opens another one: the watches alone stay open.
    citizen.connection.close()
    return citizen


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(options, folder):
    count = options.watches // WATCHES_A_CITIZEN
    with setups.dev(options.program, folder) as running:
        address, token_file = running.gateway, running.token_file
        files = os.path.join(folder, "population")
        surroundings.run(options.program, "seed", "--people", str(count * 3), "--out", files, "--quiet")
        surroundings.run(options.program, "import", "people", os.path.join(files, "people.csv"), "--server", address,
                         "--token-file", token_file, "--quiet")
        population.ASKED, population.PEOPLE = count, count * 3
        phones = population.choose(os.path.join(files, "people.csv"), os.path.join(files, "asked.csv"))
        say(f"logging {count} citizens in")
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            citizens = list(pool.map(lambda phone: log_in(address, phone), phones))
        parts = urllib.parse.urlsplit(address)
        watches = [Watch((parts.hostname, parts.port), citizen.token, number)
                   for number, citizen in enumerate(citizens * WATCHES_A_CITIZEN)]
        if not all(watch.first.wait(60) for watch in watches):
            raise Failed("a watch shows nothing")
        say(f"{len(watches)} watches are open")
        begin = time.monotonic() + 1
        with concurrent.futures.ThreadPoolExecutor(32) as pool:
            sent = list(pool.map(lambda pair: declare(pair[1], begin + pair[0] / options.rate),
                                 enumerate(citizens)))
        end = time.monotonic() + 30
        while time.monotonic() < end and any(watch.shown_at is None for watch in watches):
            time.sleep(0.05)
        missing = sum(watch.shown_at is None for watch in watches)
        delays = [watch.shown_at - sent[number % count] for number, watch in enumerate(watches) if watch.shown_at]
        for watch in watches:
            watch.close()
    return {"watches": len(watches), "rate": options.rate, "missing": missing,
            **{f"p{share * 100:g}_ms": percentile(delays, share) * 1000 for share in (0.5, 0.9, 0.99)},
            "max_ms": max(delays) * 1000}


def main():
    options = arguments()
    # A watch is a connection here and one in the server, which inherits the limit.
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with tempfile.TemporaryDirectory(prefix="watch-", dir=os.environ.get("TMPDIR")) as folder:
        try:
            row = measure(options, folder)
        except Failed as failure:
            print(f"error: {failure}", file=sys.stderr)
            return 1
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(row, indent=2) + "\n")
    print(f"{row['watches']:,} watches, {row['rate']} changes a second: p50 {row['p50_ms']:.0f} ms, p90 {row['p90_ms']:.0f} ms, "
          f"p99 {row['p99_ms']:.0f} ms, at most {row['max_ms']:.0f} ms; not shown: {row['missing']}")
    return 0 if row["missing"] == 0 and row["p99_ms"] <= PUSH_MAX_SECONDS * 1000 else 1


if __name__ == "__main__":
    sys.exit(main())
