"""Three attacks on a server, and what honest clients notice of them. Called by scripts/bench."""

import argparse
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cost"))
import surroundings  # noqa: E402
from surroundings import Failed, say  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
# What each attack is: connections, addresses that they come from, and descriptors of the server (None: as many as there are).
ATTACKS = {
    "streams": (50, 1, None),
    "windows": (150, 1, None),
    "connections": (1050, 1, 1024),
    "connections-from-many": (1050, 20, 1024),
}
PEOPLE = 2000
BEGIN_SECONDS = 120


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench attacks", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Attacks a server of one process (`dev`) over loopback, and compares what honest clients notice with a\n"
        "quiet time just before: 99th percentile of merged codes, pages, checks of health, writes.\n"
        "  streams      50 connections, each with 1,024 open Health.Watch\n"
        "  windows      150 connections that never open their window, each with 1,024 pages asked for\n"
        "  connections  1,050 connections to a server under ulimit -n 1024; and the same from 20 addresses",
        epilog="example:\n  scripts/bench attacks --rounds 5 --json attacks.json\n\n"
        "Exit codes: 0 done; 1 honest clients were refused, or a step failed; 2 wrong use.")
    parser.add_argument("--attacks", metavar="A,B", default=",".join(ATTACKS), help=f"of {', '.join(ATTACKS)}")
    parser.add_argument("--rate", type=int, default=200, metavar="N", help="honest merged codes a second (default: 200)")
    parser.add_argument("--seconds", type=int, default=10, metavar="S", help="each measurement (default: 10)")
    parser.add_argument("--settle", type=float, default=10, metavar="S",
                        help="from the beginning of an attack to the measurement (default: 10)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="quiet and attacked in turn (default: 3)")
    parser.add_argument("--json", metavar="FILE", help="also write all figures to FILE")
    parser.add_argument("--program", metavar="FILE", default=str(surroundings.PROGRAM),
                        help="the built program (default: .build/release/shuangma)")
    options = parser.parse_args()
    options.attacks = options.attacks.split(",")
    for name in options.attacks:
        if name not in ATTACKS:
            parser.error(f"no such name: {name}; there are {', '.join(ATTACKS)}")
    return options


@contextlib.contextmanager
def server(program, folder, descriptors):
    """Runs `dev` until the block ends. Gives its addresses."""
    limit = "" if descriptors is None else f"ulimit -n {descriptors}; "
    command = f'{limit}exec "$0" dev --data "$1" --port 0 --admin-port 0 --people {PEOPLE} --json --quiet'
    with open(f"{folder}/errors", "w") as errors:
        process = subprocess.Popen(["bash", "-c", command, program, f"{folder}/data"], stdout=subprocess.PIPE,
                                   stderr=errors, text=True)
        try:
            line = process.stdout.readline()
            if not line:
                raise Failed(f"the server did not start: {pathlib.Path(folder, 'errors').read_text()[-600:]}")
            yield process, json.loads(line)
        finally:
            process.terminate()
            process.wait()


class Attack:
    """Attackers in a process of their own. It stands for other machines, so it gets only CPU that is left over."""

    def __init__(self, name, port):
        self.count, addresses, _ = ATTACKS[name]
        kind = name.split("-")[0]
        self.process = subprocess.Popen(
            ["nice", "-n", "19", sys.executable, HERE / "attackers.py", kind, str(port), str(self.count),
             str(addresses)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def await_begin(self):
        """Waits until every attacker has tried to connect: on a busy machine they get little CPU."""
        deadline = time.monotonic() + BEGIN_SECONDS
        while (held := self.held())["connections"] + held["cut"] < self.count:
            if time.monotonic() > deadline:
                raise Failed(f"the attackers did not begin within {BEGIN_SECONDS} s: {held}")
            time.sleep(0.2)

    def held(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def answers(url, body=None):
    """Milliseconds until an answer came; nothing when none came."""
    request = urllib.request.Request(url, body, {"content-type": "application/json"} if body else {})
    begun = time.monotonic()
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            response.read()
    except (urllib.error.URLError, OSError) as error:
        say(f"{url}: {error}")
        return None
    return (time.monotonic() - begun) * 1000


def measure(options, ready, people, token, phones):
    """Loads honestly for a while. Gives the 99th percentile, and the slowest of other answers."""
    load = subprocess.Popen(
        [options.program, "loadtest", "--gateway", ready["server"], "--people", people, "--token-file", token,
         "--rate", str(options.rate), "--seconds", str(options.seconds), "--warm-up", "1", "--json", f"{people}.json"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    slowest = {"page": 0, "check": 0, "healthz": 0, "write": 0, "failed": 0}
    while load.poll() is None:
        for name, url, body in (
            ("page", ready["server"] + "/", None),
            ("check", ready["server"] + "/grpc.health.v1.Health/Check", b"{}"),
            ("healthz", ready["admin"] + "/healthz", None),
            ("write", ready["server"] + "/shuangma.identity.v1.Identity/RequestSmsCode",
             json.dumps({"phone": phones.pop(), "purpose": "SMS_PURPOSE_LOGIN"}).encode()),
        ):
            taken = answers(url, body)
            slowest["failed"] += taken is None
            slowest[name] = max(slowest[name], taken or 0)
        time.sleep(0.4)
    if load.returncode not in (0, 4):
        raise Failed(f"honest clients: {load.stderr.read()[-600:]}")
    report = json.loads(pathlib.Path(f"{people}.json").read_text())
    return report, slowest


def attack(options, name, folder):
    _, _, descriptors = ATTACKS[name]
    subprocess.run([options.program, "seed", "--people", str(PEOPLE), "--seed", "1", "--out", f"{folder}/people"],
                   check=True, stdout=subprocess.DEVNULL)
    people = f"{folder}/people/people.csv"
    with open(people) as lines:
        place = lines.readline().strip().split(",").index("phone")
        phones = [phone for line in lines if (phone := line.split(",")[place])]
    rounds = []
    with server(options.program, folder, descriptors) as (process, ready):
        token = f"{folder}/data/operator.token"
        measure(options, ready, people, token, phones)
        for number in range(options.rounds):
            quiet, quiet_others = measure(options, ready, people, token, phones)
            with Attack(name, ready["server"].rsplit(":", 1)[1]) as attackers:
                attackers.await_begin()
                time.sleep(options.settle)
                attacked, others = measure(options, ready, people, token, phones)
                held = attackers.held()
            memory = pathlib.Path(f"/proc/{process.pid}/statm").read_text().split()[1]
            rounds.append({"quiet": figures(quiet), "attacked": figures(attacked), "slowest_quiet": quiet_others,
                           "slowest": others, "attackers": held, "resident_mib": int(memory) * 4 // 1024})
            say(f"{name} {number + 1}: {json.dumps(rounds[-1])}")
            time.sleep(2)
    return rounds


def figures(report):
    """What is kept of a report of the load."""
    latency = report["latency_us"]
    return {"p50_ms": latency["p50"] / 1000, "p99_ms": latency["p99"] / 1000, "errors": report["errors"],
            "operations": report["operations"], "wrong": report["violations"]}


def main():
    options = arguments()
    results = {}
    for name in options.attacks:
        with tempfile.TemporaryDirectory() as folder:
            results[name] = attack(options, name, folder)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=2))


try:
    main()
except Failed as failure:
    say(str(failure))
    sys.exit(1)
