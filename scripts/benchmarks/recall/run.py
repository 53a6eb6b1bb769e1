"""Recall of a case with many contacts, in one process: how long until they are derived again. Called by scripts/bench."""

import argparse
import csv
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cost"), str(HERE.parent / "import")]
import rows  # noqa: E402
import setups  # noqa: E402
import surroundings  # noqa: E402
from surroundings import Failed, say  # noqa: E402

# Seconds that are asked of a recall of a case with 2,000 contacts.
TARGET = 2
CASE = "330100-0815"


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench recall", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="One process with a store. A case and its contacts are imported and approved. Then the case is recalled:\n"
        "tells how long until every contact's colour is derived without it, and until all are told.",
        epilog="examples:\n  scripts/bench recall\n  scripts/bench recall --contacts 200 --program .build/debug/shuangma\n\n"
        "Exit codes: 0 done within the target; 1 later, or a step failed; 2 wrong use.")
    parser.add_argument("--contacts", type=int, metavar="N", default=2_000, help="contacts of the case (default: 2,000)")
    parser.add_argument("--json", metavar="FILE", help="also write the figures to FILE")
    parser.add_argument("--program", metavar="FILE",
                        help="the built program (default: .build/release/shuangma, built first)")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program or surroundings.PROGRAM)
    if not os.access(options.program, os.X_OK):
        parser.error(f"there is no program '{options.program}'")
    return options


def shuangma(options, running, *words, token=None):
    """Runs a command against the system and gives its JSON."""
    done = subprocess.run(
        [options.program, *words, "--server", running.gateway, "--token-file", token or running.token_file, "--json"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(words[:2])} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return json.loads(done.stdout)


def call(running, method, request):
    with open(running.token_file, encoding="utf-8") as file:
        token = file.read().strip()
    asked = urllib.request.Request(
        f"{running.gateway}/shuangma.healthcode.v1.{method}", data=json.dumps(request).encode(),
        headers={"content-type": "application/json", "authorization": f"Bearer {token}"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)


def counted(running, name):
    """The value of a metric over all servers."""
    total = 0
    for server in running.servers:
        total += sum(float(value) for value in re.findall(rf"^{name} (\S+)$", running.metrics(server), re.MULTILINE))
    return total


def wait_for(what, holds, seconds=300):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise Failed(f"never: {what}")
        time.sleep(0.02)


def load(options, running, folder):
    """Imports the case and its contacts, and lets the second person approve them."""
    clock = rows.Clock()
    day = clock.text(86_400)
    numbers = [rows.person_number(i) for i in range(options.contacts + 1)]

    def file(name, header, lines):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8", newline="") as output:
            writer = csv.writer(output)
            writer.writerow(header.split(","))
            writer.writerows(lines)
        return path

    shuangma(options, running, "import", "declarations", "--quiet", file(
        "declarations.csv", rows.HEADERS["declarations"],
        [["resident-id", "", number, "36.5", "", "", "counter", day, ""] for number in numbers]))
    header = f"{rows.PERSON},cause,evidence_id,from,source,contact_place,contact_at,contact_way"
    # A first colour is told to nobody: they are green before anything is said of them.
    wait_for("everybody has a first colour", lambda: counted(running, "shuangma_derivation_persons")
             >= options.contacts + 1)
    shuangma(options, running, "import", "exposures", "--quiet", file("case.csv", header, [
        ["resident-id", "", numbers[-1], "case", CASE, day, "registry", "", "", ""]]))
    report = shuangma(options, running, "import", "exposures", "--quiet", file("contacts.csv", header, [
        ["resident-id", "", number, "close-contact", CASE, day, "cdc", "restaurant 5", day, "meal"]
        for number in numbers[:-1]]))
    approver = os.path.join(os.path.dirname(running.token_file), "approver.token")
    for waiting in report["waiting_for"]:
        seen = shuangma(options, running, "approvals", "show", waiting["approval_id"], "--rows", "0", token=approver)
        shuangma(
            options, running, "approvals", "approve", waiting["approval_id"], "--revision", str(seen["revision"]),
            token=approver)
    wait_for("the case and all contacts are red and told", lambda: counted(running, "shuangma_derivation_changes_total")
             >= options.contacts + 1)
    return numbers[-1], day, numbers[0]


def colour(running, number):
    return call(running, "HealthCode/GetHealthCode", {"person": {"document": {
        "type": "DOCUMENT_TYPE_RESIDENT_ID", "number": number}}})["colour"]


def measure(options, running, folder):
    case, day, contact = load(options, running, folder)
    if colour(running, contact) != "COLOUR_RED":
        raise Failed("a contact is not red")
    told = counted(running, "shuangma_derivation_changes_total")
    began = time.monotonic()
    recall = call(running, "Evidence/WithdrawEvidence", {
        "exposure": {
            "person": {"document": {"type": "DOCUMENT_TYPE_RESIDENT_ID", "number": case}}, "source": "registry",
            "cause": "CAUSE_CASE", "evidenceId": CASE, "from": day},
        "reason": "the test was wrong", "reference": "bench", "idempotencyKey": uuid.uuid4().hex})
    while recall["state"] == "RECALL_STATE_RUNNING":
        time.sleep(0.02)
        recall = call(running, "Evidence/GetRecall", {"id": recall["id"]})
    done = time.monotonic() - began
    if recall["state"] != "RECALL_STATE_DONE" or int(recall.get("withdrawn", 0)) != options.contacts + 1:
        raise Failed(f"the recall is {recall['state']}, {recall.get('withdrawn')} withdrawn")
    if colour(running, contact) != "COLOUR_GREEN":
        raise Failed("a contact is not green")
    wait_for("all are told", lambda: counted(running, "shuangma_derivation_changes_total") - told
             >= options.contacts + 1)
    return {"contacts": options.contacts, "seconds": round(done, 3), "told_seconds": round(time.monotonic() - began, 3)}


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    # The bench measures the recall itself: nobody has to approve it first.
    os.environ["SHUANGMA_HEALTH_RECALL_PERSONS"] = "1000000"
    with tempfile.TemporaryDirectory(prefix="shuangma-recall-") as folder:
        try:
            with setups.dev(options.program, folder) as running:
                row = measure(options, running, folder)
        except Failed as failed:
            say(str(failed))
            return 1
    row |= {"date": surroundings.now(), "commit": surroundings.commit(), "machine": surroundings.machine()}
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    print(f"recall of a case with {row['contacts']:,} contacts: derived without it after {row['seconds']:.2f} s "
          f"(target: {TARGET} s), all told after {row['told_seconds']:.2f} s")
    return 0 if row["seconds"] < TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
