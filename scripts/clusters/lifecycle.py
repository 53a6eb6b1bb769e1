"""Bringing a cluster up and down."""

import os
import subprocess
import sys
import time

import parts
import processes
import status
from errors import Failure, Unavailable, WrongUse
from topology import PUBLIC, ROLES


def note(text):
    print(text, file=sys.stderr, flush=True)


def up(folder, topology, program, counts, seconds, restoring=False):
    """Makes a cluster, or starts what is missing of one, and waits until every shard is served. Asked so, a new cluster
    waits for a backup before its services start."""
    if folder.exists():
        folder.load()
        folder.record["program"] = program or folder.record["program"]
    else:
        folder.create(topology, program)
        folder.record["awaits_restore"] = restoring
    check_program(folder.record["program"])
    for role in ROLES:
        # A folder of an older version knows fewer roles.
        recorded = folder.record["topology"]["processes"].get(role, 0)
        wanted = counts.get(role, recorded)
        parts.add(folder, role, max(wanted, recorded))
        folder.record["topology"]["processes"][role] = len(folder.of_role(role))
    if parts.is_proxied(folder):
        parts.lay_links(folder)
    folder.save()
    prepare_secrets(folder)
    start_all(folder, seconds)


def awaits_restore(folder):
    """Whether a backup is still to be restored: services write records as soon as they start, and a restore writes over
    nobody's."""
    return folder.record.get("awaits_restore", False)


def end_restore(folder, seconds):
    """Starts the services, once the backup is there."""
    folder.record["awaits_restore"] = False
    folder.save()
    start_all(folder, seconds)


def check_program(program):
    if not program or not os.access(program, os.X_OK):
        raise WrongUse(f"there is no program '{program}'; build it: swift build -c release --product shuangma")


ETCD_USERS = 4
"""Rises when processes need other rights in etcd."""


def prepare_secrets(folder):
    keys = folder.at("keys")
    if os.path.exists(folder.at("cluster.keys")) and not os.path.exists(parts.key_file(folder, "partitions.key")):
        # The one file of an older version.
        run_tool(folder, "keys", "split", "--from", folder.at("cluster.keys"), "--folder", keys)
    run_tool(folder, "keys", "make", "--folder", keys)
    renew_token(folder)
    # Tools have a certificate of their own, which is no service's. A migration acts for all services.
    for name, service in (("tool", "tool/1"), ("migrate", "services/migrate"), ("etcd-root", "etcd/root")):
        parts.write_settings(folder, name, parts.settings(folder, name, service))


def secure_etcd(folder):
    """Gives etcd its users, once it can take them."""
    if folder.record.get("etcd_users") != ETCD_USERS:
        run_tool(folder, "cluster", "secure-etcd", "--config", folder.at("config", "etcd-root.json"))
        folder.record["etcd_users"] = ETCD_USERS
        folder.save()


STAFF_ROLES = (
    "laboratory", "case-registry", "border", "area-registry", "carrier", "population-register", "health-authority",
    "tracer", "verifier", "auditor", "support", "cluster-operator")


def is_demonstration(folder):
    return bool(folder.record["topology"]["settings"].get("demonstration"))


def renew_token(folder):
    """Makes a token that is good for 12 hours. Of a demonstration it has every role, which stands for accounts; else it
    runs the cluster and delivers nothing."""
    # Made-up citizens have evidence of many sources; a cluster that is no demonstration refuses a token for any.
    roles, organisation = (STAFF_ROLES, "*") if is_demonstration(folder) else (("cluster-operator",), "cluster")
    words = [word for role in roles for word in ("--role", role)]
    run_tool(
        folder, "keys", "operator", "cluster", *words, "--organisation", organisation, "--folder", folder.at("keys"),
        "--token", folder.at("operator.token"))


def run_tool(folder, *arguments):
    """Runs a command of the program to its end and gives what it printed."""
    run = subprocess.run([folder.record["program"], *arguments], capture_output=True, text=True)
    if run.returncode != 0:
        reason = run.stderr.strip().removeprefix("error: ") or run.stdout.strip()
        raise Failure(f"shuangma {arguments[0]}: {reason}", run.returncode)
    return run.stdout


def start_all(folder, seconds):
    end = time.monotonic() + seconds
    roles = ROLES[:2] if awaits_restore(folder) else ROLES
    if parts.is_proxied(folder):
        start_proxy(folder, end)
    for role in roles:
        started = [process["name"] for process in folder.of_role(role) if parts.start(folder, process)]
        if started:
            note(f"starting {', '.join(started)}")
        # Services need the shard map and nothing else to start, so that only etcd is waited for here.
        if role == "etcd":
            for process in folder.of_role(role):
                wait_for(folder, process, end)
            secure_etcd(folder)
    for role in roles[1:]:
        for process in folder.of_role(role):
            wait_for(folder, process, end)
    wait_for_shards(folder, end)


def start_proxy(folder, end):
    if processes.pid_of(folder, "proxy") is None:
        folder.record["lost"] = []
        folder.save()
        processes.start(folder, "proxy", parts.proxy_command(folder))
    while not processes.last_lines(folder.at("run", "proxy.ready"), 1):
        if processes.pid_of(folder, "proxy") is None or time.monotonic() > end:
            raise Unavailable(why("the proxy does not start", folder, "proxy"))
        time.sleep(0.02)


def wait_for(folder, process, end):
    """Waits until a process serves; a paused one is left alone."""
    while (found := status.health(folder, process)) != "serving":
        state = processes.state(folder, process["name"])
        if state == "paused":
            return
        if state == "down":
            raise Unavailable(why(f"{process['name']} has ended", folder, process["name"]))
        if time.monotonic() > end:
            raise Unavailable(why(f"{process['name']} is {found} after the given time", folder, process["name"]))
        processes.reap()
        time.sleep(0.05)


def why(text, folder, name):
    lines = processes.last_lines(folder.at("logs", f"{name}.log"), 3)
    return "\n  ".join([f"{text}; the end of {folder.at('logs', name + '.log')}:", *lines])


def restart(folder, process, seconds):
    """Ends a process in order, starts it again, and waits until no shard lacks a replica, so that the next may leave."""
    end = time.monotonic() + seconds
    if processes.stop(folder, [process["name"]], seconds):
        note(f"{process['name']} did not end in time and was killed")
    parts.start(folder, process)
    wait_for(folder, process, end)
    wait_for_shards(folder, end, complete=True)


def wait_for_shards(folder, end, complete=False):
    """Waits until every shard is served; asked so, also until all of its replicas are in sync."""
    while True:
        found = status.gather(folder)
        unserved = [
            shard["shard"] for shard in found["shards"]
            if not shard["serving"] or complete and not shard["complete"]]
        if found["shards"] and not unserved:
            return
        if time.monotonic() > end:
            raise Unavailable(
                f"{'not all replicas are in sync of' if complete else 'no primary serves'} shards {unserved[:8]} "
                "after the given time" if found["shards"]
                else "no storage node tells the shard map after the given time")
        time.sleep(0.1)


def down(folder, seconds):
    """Ends everything that was started, callers before those they call; gives who had to be forced."""
    names = [process["name"] for role in reversed(ROLES) for process in folder.of_role(role)]
    forced = []
    for role in reversed(ROLES):
        forced += processes.stop(folder, [process["name"] for process in folder.of_role(role)], seconds)
    forced += processes.stop(folder, ["proxy"], seconds)
    return names, forced


def how_to_call(folder):
    """What to type now."""
    if awaits_restore(folder):
        return (
            "storage nodes serve; services start once a backup is there:\n"
            f"  scripts/cluster restore --from BACKUP --data {folder.path}")
    gateway = [process for role in PUBLIC for process in folder.of_role(role)]
    if not gateway:
        return ""
    address = f"http://{parts.address(folder, gateway[0])}"
    begin = demonstration_lines if is_demonstration(folder) else accounts_lines
    return "\n".join([
        f"gateway: {address}  (a page for browsers, gRPC and JSON)",
        "call it:",
        f"  curl -d '{{}}' {address}/shuangma.riskareas.v1.RiskAreas/ListRiskAreas",
        *begin(folder, address)])


def demonstration_lines(folder, address):
    """How to load made-up citizens with the token of every role."""
    program, token, population = folder.record["program"], folder.at("operator.token"), folder.at("population")
    return [
        f"this is a demonstration: for 12 hours {token} has every role; `up` makes another one",
        "load made-up citizens:",
        f"  {program} seed --people 2000 --out {population}",
        f"  for kind in people risk-areas stays tests exposures declarations; do",
        f"    {program} import $kind {population}/$kind.csv --server {address} --token-file {token}; done",
        "ask for one of them (the phones stand in the files):",
        f"  {program} query --sms-spool {folder.at('sms')} --server {address} "
        f"--phone $(sed -n 2p {population}/people.csv | cut -d, -f5)",
    ]


def accounts_lines(folder, address):
    """How to get two operators and a feed: no token of every role is good here."""
    program, token = folder.record["program"], folder.at("operator.token")
    return [
        f"this is no demonstration: for 12 hours {token} runs the cluster (backup, scrub) and delivers no rows",
        "make two operators, who make accounts and feeds and approve what the other one makes; for each:",
        f"  {program} staff bootstrap NAME --person PERSON --organisation ORGANISATION --keys {folder.at('keys')} "
        f"--server {address}",
        f"  {program} staff enrol NAME --server {address}",
        f"  {program} login NAME --server {address} --token-file NAME.token",
        "make a feed of each kind of rows, let the other operator approve it, and import with it:",
        f"  {program} feed add register-1 --role population-register --organisation ORGANISATION --key register-1.key "
        f"--server {address} --token-file NAME.token",
        f"  {program} approvals list --server {address} --token-file OTHER.token",
        f"  {program} approvals approve ID --revision 1 --server {address} --token-file OTHER.token",
        f"  {program} import people people.csv --feed register-1 --key register-1.key --server {address}",
        "made-up citizens of `shuangma seed` have evidence of many sources: only a demonstration takes them",
    ]
