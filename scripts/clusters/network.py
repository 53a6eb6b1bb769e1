"""Partitions of a cluster whose links are proxied."""

import json
import socket

import parts
from errors import Unavailable, WrongUse


def lost(folder):
    """The pairs (source, target) that are cut now."""
    return [tuple(pair) for pair in folder.record.get("lost", [])]


def members(folder, name):
    """The processes that a name stands for: itself, or all of a role."""
    if folder.of_role(name):
        return [process["name"] for process in folder.of_role(name)]
    return [folder.process(name)["name"]]


def cut(folder, side, other, one_way=False):
    """Cuts what `side` sends to `other`, and back unless it is one-way; without `other`, from everybody."""
    if not parts.is_proxied(folder):
        raise WrongUse(
            "the links of this cluster are direct and cannot be cut; make one with: scripts/cluster up --links proxied")
    sources = members(folder, side)
    targets = members(folder, other) if other else [
        process["name"] for process in folder.of_role("storage") + folder.of_role("etcd")
        if process["name"] not in sources]
    pairs = set(lost(folder))
    for source in sources:
        for target in targets:
            if source == target:
                continue
            if not {f"{source}>{target}", f"{target}>{source}"} & set(folder.record["links"]):
                raise WrongUse(f"only links between storage nodes, and to etcd, can be cut; not {source} and {target}")
            pairs.add((source, target))
            if not one_way:
                pairs.add((target, source))
    tell(folder, pairs)


def heal(folder):
    if parts.is_proxied(folder):
        tell(folder, [])


def tell(folder, pairs):
    """Has the proxy lose exactly these pairs, and records it."""
    path = folder.at("run", "proxy.socket")
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(path)
            connection.sendall(json.dumps({"lost": sorted(pairs)}).encode() + b"\n")
            if b"ok" not in connection.recv(100):
                raise Unavailable("the proxy does not answer")
    except OSError as error:
        raise Unavailable(f"the proxy cannot be reached ({error}); start what is missing: scripts/cluster up")
    folder.record["lost"] = sorted(pairs)
    folder.save()
