"""What a cluster is doing, for people and for programs."""

import concurrent.futures
import json
import urllib.error
import urllib.request

import network
import parts
import processes


def fetch(url, seconds=2):
    """A page of an operator's port: (status, text); (None, reason) when it cannot be reached."""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as answer:
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except (OSError, ValueError) as error:
        return None, str(getattr(error, "reason", error))


def fetch_json(url, seconds=2):
    code, text = fetch(url, seconds)
    try:
        return json.loads(text) if code == 200 else None
    except ValueError:
        return None


def health(folder, process):
    """serving, not serving, or unreachable."""
    path = "/health" if process["role"] == "etcd" else "/healthz"
    code, text = fetch(f"http://{parts.address(folder, process, 'admin')}{path}")
    if code is None:
        return "unreachable"
    if process["role"] == "etcd":
        return "serving" if code == 200 and json.loads(text).get("health") == "true" else "not serving"
    return "serving" if code == 200 else "not serving"


def _of_process(folder, process):
    state = processes.state(folder, process["name"])
    row = {
        "name": process["name"], "role": process["role"], "process": processes.pid_of(folder, process["name"]),
        "state": state, "address": parts.address(folder, process), "admin": parts.address(folder, process, "admin"),
        "health": health(folder, process) if state == "running" else "unreachable",
    }
    if process["role"] == "storage":
        row["zone"] = process["zone"]
        row["draining"] = process.get("draining", False)
        page = fetch_json(f"http://{row['admin']}/shards") if state == "running" else None
        row["replicas"] = page["replicas"] if page else []
        row["map_epoch"] = page["map_epoch"] if page else None
        row["map"] = page["map"] if page else None
    return row


def gather(folder):
    """Everything: processes, and the shards as the nodes know them."""
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        rows = list(pool.map(lambda process: _of_process(folder, process), folder.processes))
    nodes = [row for row in rows if row["role"] == "storage"]
    newest = max((row for row in nodes if row["map"]), key=lambda row: row["map_epoch"], default=None)
    shards = shard_rows(nodes, newest["map"] if newest else [])
    for row in nodes:
        row["shards"] = len(row["replicas"])
        row["primaries"] = sum(shard["primary"] == row["name"] and shard["serving"] for shard in shards)
        row["lag"] = max((shard["lag"].get(row["name"], 0) for shard in shards), default=0)
        del row["replicas"], row["map"]
    return {
        "cluster": folder.name, "data": folder.path, "epoch": newest["map_epoch"] if newest else None,
        "links": folder.record["topology"]["links"], "lost": network.lost(folder),
        "processes": rows, "shards": shards, "healthy": is_healthy(rows, shards),
    }


def shard_rows(nodes, shard_map):
    """One row a shard: who holds it, whether its primary serves, whether every replica is in sync, and how many entries
    each is behind."""
    replicas = {(row["name"], replica["shard"]): replica for row in nodes for replica in row["replicas"]}
    rows = []
    for shard in shard_map:
        primary = replicas.get((shard["primary"], shard["shard"]))
        serves = bool(primary and primary["primary"] and primary["serves_reads"])
        lag = {}
        for row in nodes:
            replica = replicas.get((row["name"], shard["shard"]))
            if replica and primary:
                lag[row["name"]] = max(primary["applied"] - replica["applied"], 0)
        rows.append({**shard, "serving": serves, "complete": set(shard["in_sync"]) >= set(shard["holders"]), "lag": lag})
    return rows


def is_healthy(rows, shards):
    return (
        bool(shards) and all(row["health"] == "serving" for row in rows)
        and all(shard["serving"] for shard in shards))


def text(found):
    lines = [f"{'process':<15}{'state':<9}{'health':<13}{'pid':>8}  {'address':<22}{'admin':<22}"]
    for row in found["processes"]:
        more = ""
        if row["role"] == "storage":
            more = f"zone {row['zone']}, {row['shards']} shards, {row['primaries']} primaries, lag {row['lag']}"
            more += ", draining" if row["draining"] else ""
        lines.append(
            f"{row['name']:<15}{row['state']:<9}{row['health']:<13}{row['process'] or '-':>8}  "
            f"{row['address']:<22}{row['admin']:<22}{more}".rstrip())
    serving = sum(shard["serving"] for shard in found["shards"])
    complete = sum(shard["complete"] for shard in found["shards"])
    lines.append(
        f"shards: {serving} of {len(found['shards'])} served, {complete} with every replica in sync, "
        f"map epoch {found['epoch']}")
    for source, target in found["lost"]:
        lines.append(f"lost: what {source} sends to {target}")
    lines.append("healthy" if found["healthy"] else "not healthy")
    return "\n".join(lines)
