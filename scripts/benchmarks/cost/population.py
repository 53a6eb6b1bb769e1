"""The made-up citizens that queries are about: loaded, chosen, logged in, each with a verified trip card."""

import collections
import concurrent.futures
import csv
import http.client
import json
import os
import pathlib
import re
import urllib.parse

from surroundings import Failed, run

KINDS = ("people", "risk-areas", "stays", "tests", "exposures", "declarations")
PEOPLE, ASKED = 1_000, 200
LOG_INS_AT_ONCE = 8


def load(program, running, folder):
    """Loads made-up citizens. Returns the path of a CSV file with those that queries are about, as `shuangma import
    people` reads it, and of a file with a token of each."""
    files = os.path.join(folder, "population")
    run(program, "seed", "--people", PEOPLE, "--out", files, "--quiet")
    for kind in KINDS:
        run(program, "import", kind, os.path.join(files, f"{kind}.csv"), "--server", running.gateway,
            "--token-file", running.token_file, "--quiet")
    chosen = choose(os.path.join(files, "people.csv"), os.path.join(files, "asked.csv"))
    return os.path.join(files, "asked.csv"), log_in(running, chosen, os.path.join(folder, "sessions"))


def choose(people, asked):
    """Writes the first citizens who have a phone to themselves into a file of their own; returns their phones."""
    with open(people, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    owners = collections.Counter(row["phone"] for row in rows)
    chosen = [row for row in rows if row["phone"] and owners[row["phone"]] == 1][:ASKED]
    if len(chosen) < ASKED:
        raise Failed(f"only {len(chosen)} of {PEOPLE} made-up citizens have a phone to themselves, not {ASKED}")
    with open(asked, "w", newline="", encoding="utf-8") as file:
        output = csv.DictWriter(file, rows[0].keys())
        output.writeheader()
        output.writerows(chosen)
    return [row["phone"] for row in chosen]


def log_in(running, phones, path):
    """Logs citizens in and writes their access and refresh tokens, a line each, into a file for its owner only."""
    with concurrent.futures.ThreadPoolExecutor(LOG_INS_AT_ONCE) as pool:
        sessions = list(pool.map(lambda phone: Citizen(running.gateway, phone, running.spool).log_in(), phones))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(" ".join(session).rstrip() + "\n" for session in sessions)
    return path


def handle(sent):
    """What the answer to a request of a code gives to present with it; nothing in versions before handles."""
    return {"handle": sent["handle"]} if "handle" in sent else {}


class Citizen:
    """Calls the gateway in JSON as a citizen's page does. SMS codes come from the spool of the cluster, or the
    outbox of `shuangma dev`."""

    def __init__(self, gateway, phone, spool):
        self.spool = spool
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(gateway).netloc, timeout=30)
        self.phone = phone
        self.token = None

    def log_in(self):
        """Opens a session, verifies the trip card, and returns the session's access and refresh token."""
        identity, gateway = "identity.v1.Identity", "gateway.v1.MergeGateway"
        sent = self.call(identity, "RequestSmsCode", {"phone": self.phone, "purpose": "SMS_PURPOSE_LOGIN"})
        proof = {"code": self.code("SMS_PURPOSE_LOGIN"), **handle(sent)}
        session = self.call(identity, "Login", {"phone": self.phone, **proof})
        self.token = session["token"]
        sent = self.call(gateway, "RequestTripVerification", {})
        self.call(gateway, "VerifyTrip", {"code": self.code("SMS_PURPOSE_TRIP_CARD"), **handle(sent)})
        self.connection.close()
        # Programs of before have no refresh tokens.
        return self.token, session.get("refreshToken", "")

    def code(self, purpose):
        if self.spool:
            return self.spooled(purpose)
        sent = self.call("identity.v1.Outbox", "ListMessages", {"phone": self.phone, "limit": 10})
        return next(message["code"] for message in sent["messages"] if message["purpose"] == purpose)

    def spooled(self, purpose):
        wanted = {"SMS_PURPOSE_LOGIN": "login", "SMS_PURPOSE_TRIP_CARD": "trip-card"}[purpose]
        for path in sorted(pathlib.Path(self.spool).glob("*.json"), reverse=True):
            try:
                message = json.loads(path.read_text(encoding="utf-8"))
            except FileNotFoundError:
                continue  # Another citizen has taken it.
            if message["phone"] == self.phone and message["purpose"] == wanted:
                path.unlink()
                return re.search(r"[0-9]{6}", message["text"]).group()
        raise Failed("the spool holds no code for a made-up citizen")

    def call(self, service, method, body):
        headers = {"content-type": "application/json"}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        self.connection.request("POST", f"/shuangma.{service}/{method}", json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise Failed(f"{service}/{method} answered {answer.status}: {text.decode(errors='replace')[:300]}")
        return json.loads(text)
