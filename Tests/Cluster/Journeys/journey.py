"""A family gets its codes over gRPC, with Python's client and stubs made from proto/ alone.

Usage: journey.py ADDRESS PROTO_FOLDER STUBS_FOLDER SPOOL_FOLDER OPERATOR_TOKEN_FILE

A mother whom the register has without a number applies, staff see her ID, she logs in, declares and sees green. She
adds her child and sees the child's code. She asks that her passport be joined, and staff agree. Prints `done`.
"""

import json
import os
import subprocess
import sys
import time

import grpc

ADDRESS, PROTO, STUBS, SPOOL, TOKEN_FILE = sys.argv[1:]
files = [
    os.path.relpath(os.path.join(folder, name), PROTO)
    for folder, _, names in os.walk(os.path.join(PROTO, "shuangma")) for name in names if name.endswith(".proto")]
os.makedirs(STUBS, exist_ok=True)
subprocess.run(
    [sys.executable, "-m", "grpc_tools.protoc", "-I", PROTO, f"--python_out={STUBS}", f"--grpc_python_out={STUBS}"]
    + files, check=True)
sys.path.insert(0, STUBS)

from shuangma.common.v1 import types_pb2 as common  # noqa: E402
from shuangma.gateway.v1 import merge_gateway_pb2 as gateway, merge_gateway_pb2_grpc as gateway_calls  # noqa: E402
from shuangma.healthcode.v1 import health_code_pb2 as health, health_code_pb2_grpc as health_calls  # noqa: E402
from shuangma.healthcode.v1 import types_pb2 as health_types  # noqa: E402
from shuangma.identity.v1 import aliases_pb2 as aliases, cases_pb2 as cases  # noqa: E402
from shuangma.identity.v1 import cases_pb2_grpc as cases_calls  # noqa: E402
from shuangma.identity.v1 import identity_pb2 as identity, identity_pb2_grpc as identity_calls  # noqa: E402
from shuangma.identity.v1 import registration_pb2 as registration, relatives_pb2 as relatives  # noqa: E402
from shuangma.identity.v1 import types_pb2 as identity_types  # noqa: E402

PHONE, NAME = "13612340001", "古丽·艾山"
OWN = common.Document(type=common.DOCUMENT_TYPE_RESIDENT_ID, number="11010519491231002X")
CHILD = common.Document(type=common.DOCUMENT_TYPE_RESIDENT_ID, number="110105201801010019")
PASSPORT = common.Document(type=common.DOCUMENT_TYPE_PASSPORT, country="FRA", number="15AA00001")

channel = grpc.insecure_channel(ADDRESS)
citizens = identity_calls.IdentityStub(channel)
desk = cases_calls.CasesStub(channel)
codes = gateway_calls.MergeGatewayStub(channel)
declarations = health_calls.HealthCodeStub(channel)


def bearer(token):
    return [("authorization", "Bearer " + token.strip())]


def code(purpose):
    """The newest code that was sent to the phone for a purpose: names of files begin with when they lapse."""
    for name in sorted(os.listdir(SPOOL), reverse=True):
        if name.startswith(".") or not name.endswith(".json"):
            continue
        with open(os.path.join(SPOOL, name), encoding="utf-8") as file:
            message = json.load(file)
        if message["phone"] == PHONE and message["purpose"] == purpose:
            return next(word for word in message["text"].replace("，", " ").split() if len(word) == 6 and word.isdigit())
    sys.exit(f"no code for {purpose}")


def must(holds, what):
    if not holds:
        sys.exit(what)


def refused(call, status, part):
    """Expects a call to be refused with a status, in words that hold a part."""
    try:
        call()
    except grpc.RpcError as error:
        must(error.code() == status and part in error.details(), f"{error.code()}: {error.details()}")
        return
    sys.exit(f"not refused: {part}")


def accept(kind, number, name, country=""):
    """Staff find the one open case of a kind, and see the document."""
    found = desk.ListCases(cases.ListCasesRequest(kind=kind), metadata=staff).cases
    must(len(found) == 1, f"{len(found)} cases of {kind}")
    file = desk.GetCase(cases.GetCaseRequest(id=found[0].id), metadata=staff)
    must(not any(number in fact.text for fact in file.facts), "a case shows a number")
    decision = cases.DecideCaseRequest(
        id=found[0].id, accepted=True, reason=cases.CASE_REASON_DOCUMENT_SEEN, seen_number=number, seen_name=name,
        seen_country=country)
    must(desk.DecideCase(decision, metadata=staff).summary.state == cases.CASE_STATE_ACCEPTED, "not accepted")


with open(TOKEN_FILE, encoding="utf-8") as file:
    staff = bearer(file.read())

# She applies. The same call again is the same application; in another name it is refused.
sent = citizens.RequestSmsCode(
    identity.RequestSmsCodeRequest(phone=PHONE, purpose=identity_types.SMS_PURPOSE_REGISTER))
application = registration.RegisterRequest(
    document=OWN, name="古丽艾山", phone=PHONE, code=code("register"), handle=sent.handle, division="110105")
for _ in range(2):
    state = citizens.Register(application).state
    must(state == registration.REGISTRATION_STATE_TO_BE_CHECKED, f"state {state}")
other = registration.RegisterRequest()
other.CopyFrom(application)
other.name = "李四"
refused(lambda: citizens.Register(other), grpc.StatusCode.FAILED_PRECONDITION, "another application")
accept("registration-number", "110105 19491231 002x", NAME)
asked = registration.GetRegistrationRequest(phone=PHONE, handle=sent.handle)
must(citizens.GetRegistration(asked).state == registration.REGISTRATION_STATE_VERIFIED, "not verified")

# She logs in, declares and is green.
sent = citizens.RequestSmsCode(identity.RequestSmsCodeRequest(phone=PHONE, purpose=identity_types.SMS_PURPOSE_LOGIN))
session = citizens.Login(identity.LoginRequest(phone=PHONE, code=code("login"), handle=sent.handle))
mother = bearer(session.token)
declarations.Declare(
    health.DeclareRequest(declaration=health_types.Declaration(), idempotency_key="mother-1"), metadata=mother)
own = codes.GetMergedCode(gateway.GetMergedCodeRequest(), metadata=mother)
must(own.health.colour == health_types.COLOUR_GREEN and not own.profile.document_check_required, "not green")

# Her child, in two spellings of the name; another name is of nobody.
link = relatives.AddRelativeRequest(document=CHILD, name="艾力・艾山")
refused(
    lambda: citizens.AddRelative(
        relatives.AddRelativeRequest(document=CHILD, name="艾力"), metadata=mother),
    grpc.StatusCode.NOT_FOUND, "nobody is registered")
added = citizens.AddRelative(link, metadata=mother).relative
must(added.state == relatives.RELATIVE_STATE_LINKED, f"state {added.state}")
declarations.Declare(
    health.DeclareRequest(
        declaration=health_types.Declaration(), idempotency_key="child-1", on_behalf_of=added.relative_id),
    metadata=mother)
both = codes.GetMergedCode(gateway.GetMergedCodeRequest(include_relatives=True), metadata=mother)
must([relative.health.colour for relative in both.relatives] == [health_types.COLOUR_GREEN], "the child is not green")

# Her passport becomes one of her documents.
asked = citizens.ProposeAlias(aliases.ProposeAliasRequest(document=PASSPORT, name="GULI AISHAN"), metadata=mother).alias
must(asked.state == aliases.ALIAS_STATE_ASKED, f"state {asked.state}")
accept("documents-join", "15AA00001", "AISHAN GULI", "FRA")
# The other half follows at once, or by a worker.
end = time.monotonic() + 20
while True:
    mine = citizens.ListMyAliases(aliases.ListMyAliasesRequest(), metadata=mother).aliases
    if [alias.state for alias in mine] == [aliases.ALIAS_STATE_JOINED]:
        break
    must(time.monotonic() < end, f"{mine}")
    time.sleep(0.05)
must(codes.GetMergedCode(gateway.GetMergedCodeRequest(), metadata=mother).health.other_documents == 1, "not joined")
print("done")
