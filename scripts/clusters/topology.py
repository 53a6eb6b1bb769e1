"""What a cluster consists of: read from a file in YAML, checked, with everything filled in."""

import os
import re

import yaml

from errors import WrongUse

ROLES = ("etcd", "storage", "services", "identity", "health-code", "trip-card", "gateway")
"""In the order in which they start; they end in the other order."""

PUBLIC = ("gateway", "services")
"""Roles whose port is everybody's."""

STANDARD = os.path.join(os.path.dirname(__file__), "..", "..", "cluster", "local.yaml")


def _read(path):
    try:
        with open(path, encoding="utf-8") as file:
            found = yaml.safe_load(file)
    except OSError as error:
        raise WrongUse(f"the topology '{path}' cannot be read: {error.strerror}")
    except yaml.YAMLError as error:
        raise WrongUse(f"the topology '{path}' is not YAML: {error}")
    if not isinstance(found, dict):
        raise WrongUse(f"the topology '{path}' has to be a mapping of keys to values")
    return found


def load(path=None):
    """The topology of a file, with the values of the standard one where it says nothing."""
    topology = _read(STANDARD)
    if path is None:
        return check(topology, "cluster/local.yaml")
    given = _read(path)
    for key, value in given.items():
        if key not in topology:
            raise WrongUse(f"{path}: there is no key '{key}'; there are {', '.join(topology)}")
        if isinstance(topology[key], dict) and isinstance(value, dict):
            if key == "processes" and (unknown := set(value) - set(ROLES)):
                raise WrongUse(f"{path}: there is no role '{sorted(unknown)[0]}'; there are {', '.join(ROLES)}")
            topology[key] = {**topology[key], **value}
        else:
            topology[key] = value
    return check(topology, path)


def _number(topology, key, low, high, origin):
    value = topology[key]
    if type(value) is not int or not low <= value <= high:
        raise WrongUse(f"{origin}: {key} has to be a whole number from {low} to {high}")


def check(topology, origin):
    """Refuses what would fail later in a way that is harder to understand."""
    if not isinstance(topology["name"], str) or not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", topology["name"]):
        raise WrongUse(f"{origin}: name has to be of lower-case letters, digits and dashes")
    _number(topology, "base_port", 0, 65000, origin)
    _number(topology, "shards", 1, 4096, origin)
    _number(topology, "replicas", 1, 7, origin)
    _number(topology, "min_in_sync", 1, 7, origin)
    processes = topology["processes"]
    if not isinstance(processes, dict):
        raise WrongUse(f"{origin}: processes has to map roles to numbers")
    for role, count in processes.items():
        if type(count) is not int or not 0 <= count <= 32:
            raise WrongUse(f"{origin}: processes.{role} has to be a whole number from 0 to 32")
    if processes["etcd"] not in (1, 3, 5):
        raise WrongUse(f"{origin}: processes.etcd has to be 1, 3 or 5")
    if topology["shards"] & (topology["shards"] - 1):
        raise WrongUse(f"{origin}: shards has to be a power of two")
    if processes["storage"] < topology["replicas"]:
        raise WrongUse(f"{origin}: {topology['replicas']} replicas need as many storage nodes")
    if topology["min_in_sync"] > topology["replicas"]:
        raise WrongUse(f"{origin}: min_in_sync cannot be more than replicas")
    if topology["links"] not in ("direct", "proxied"):
        raise WrongUse(f"{origin}: links has to be direct or proxied")
    if not isinstance(topology["zones"], list) or not topology["zones"]:
        raise WrongUse(f"{origin}: zones has to be a list of names")
    if not isinstance(topology["settings"], dict):
        raise WrongUse(f"{origin}: settings has to map keys to values")
    return topology
