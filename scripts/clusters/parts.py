"""What each process of a cluster is started with."""

import json
import os

import certificates
import processes

PORTS = {"etcd": ("main", "peer", "admin"), "storage": ("main", "admin")}
SPARE_NODES = 4
"""Storage nodes that proxied links are laid for before they are added."""


def add(folder, role, count):
    """Records processes of a role until there are `count`; gives whether any was added."""
    present = len(folder.of_role(role))
    zones = folder.record["topology"]["zones"]
    for number in range(present + 1, count + 1):
        process = {"name": f"{role}-{number}", "role": role, "number": number, "ports": {}}
        folder.processes.append(process)
        for port in PORTS.get(role, ("main", "admin")):
            process["ports"][port] = folder.new_port()
        if role == "storage":
            process["zone"] = zones[(number - 1) % len(zones)]
    return count > present


def lay_links(folder):
    """Gives every pair of storage nodes, and of a node and a member of etcd, a port of the proxy."""
    nodes = max(len(folder.of_role("storage")) + SPARE_NODES, 3)
    names = [f"storage-{number}" for number in range(1, nodes + 1)]
    for source in names:
        for target in names + [process["name"] for process in folder.of_role("etcd")]:
            key = f"{source}>{target}"
            if source != target and key not in folder.record["links"]:
                folder.record["links"][key] = folder.new_port()


def is_proxied(folder):
    return folder.record["topology"]["links"] == "proxied"


def address(folder, process, port="main"):
    return f"{folder.record['topology']['host']}:{process['ports'][port]}"


def etcd_endpoints(folder, source=None):
    """Members of etcd as a process reaches them."""
    members = folder.of_role("etcd")
    if source and f"{source}>{members[0]['name']}" in folder.record["links"]:
        host = folder.record["topology"]["host"]
        return ",".join(f"{host}:{folder.record['links'][source + '>' + member['name']]}" for member in members)
    return ",".join(address(folder, member) for member in members)


def etcd_command(folder, process):
    service = f"etcd/{process['number']}"
    certificates.ensure(folder, service)
    certificate, key, authority = certificates.files(folder, service)
    members = ",".join(f"{member['name']}=https://{address(folder, member, 'peer')}" for member in folder.of_role("etcd"))
    command = [
        "etcd", "--name", process["name"], "--data-dir", folder.at("data", process["name"]),
        "--listen-client-urls", f"https://{address(folder, process)}",
        "--advertise-client-urls", f"https://{address(folder, process)}",
        "--listen-peer-urls", f"https://{address(folder, process, 'peer')}",
        "--initial-advertise-peer-urls", f"https://{address(folder, process, 'peer')}",
        "--listen-metrics-urls", f"http://{address(folder, process, 'admin')}",
        "--initial-cluster", members, "--initial-cluster-state", "new", "--initial-cluster-token", folder.name,
        "--cert-file", certificate, "--key-file", key, "--trusted-ca-file", authority, "--client-cert-auth",
        "--peer-cert-file", certificate, "--peer-key-file", key, "--peer-trusted-ca-file", authority,
        # Members know each other by this name: another certificate of the authority joins no members.
        "--peer-client-cert-auth", "--peer-cert-allowed-cn", "etcd", "--auto-compaction-retention", "1", "--logger", "zap", "--log-level", "warn",
        # A machine that plays every part keeps its members waiting for longer than a real one.
        "--heartbeat-interval", "200", "--election-timeout", "2000",
    ]
    return command


def settings(folder, name, service, more=None):
    """The settings of a process or tool that has a certificate."""
    certificates.ensure(folder, service)
    certificate, key, authority = certificates.files(folder, service)
    result = {
        "etcd": {"endpoints": etcd_endpoints(folder, name), "prefix": folder.name + "/"},
        "tls": {"certificate": certificate, "key": key, "authority": authority},
        "keys": keys_of(folder, service.split("/")[0]),
    }
    merge(result, folder.record["topology"]["settings"])
    sms = result.setdefault("sms", {})
    if not sms.get("gateway"):
        # Nobody sends from here: `query --sms-spool` reads it.
        sms.setdefault("spool", folder.at("sms"))
    merge(result, more or {})
    return result


def key_file(folder, name):
    return os.path.join(folder.at("keys"), name)


def keys_of(folder, role):
    """The files of keys that a role needs, and no others: only identity signs, gateways name no partitions, and only services
    read records."""
    files = {}
    if role != "tool":
        files["public"] = key_file(folder, "public.jwks")
    if role in ("identity", "services"):
        files["signing"] = key_file(folder, "signing.keys")
        # Folders of older versions have none, until `keys make` runs there again.
        if os.path.exists(key_file(folder, "audit.keys")):
            files["audit"] = key_file(folder, "audit.keys")
            files["auditPublic"] = key_file(folder, "audit.jwks")
    if role not in ("gateway", "storage"):
        files["partitions"] = key_file(folder, "partitions.key")
    if role not in ("gateway", "storage", "tool"):
        files["records"] = key_file(folder, "records.keys")
    return files


def merge(target, source):
    for key, value in source.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            merge(target[key], value)
        else:
            target[key] = value


def write_settings(folder, name, values):
    path = folder.at("config", f"{name}.json")
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(values, file, indent=2)
    os.rename(path + ".new", path)
    return path


def shuangma_command(folder, process):
    topology, name = folder.record["topology"], process["name"]
    more = {
        "host": topology["host"], "adminHost": topology["host"],
        "port": process["ports"]["main"], "adminPort": process["ports"]["admin"],
    }
    if process["role"] == "storage":
        more["data"] = folder.at("data", name)
        more["zone"] = process["zone"]
        more["storage"] = {
            "shards": topology["shards"], "replicas": topology["replicas"], "minInSync": topology["min_in_sync"]}
        detours = {
            link.split(">")[1]: port for link, port in folder.record["links"].items()
            if link.startswith(f"{name}>storage-")}
        more["detours"] = ",".join(f"{target}={topology['host']}:{port}" for target, port in detours.items())
    path = write_settings(folder, name, settings(folder, name, f"{process['role']}/{process['number']}", more))
    return [folder.record["program"], "serve", process["role"], "--config", path, "--json"]


def proxy_command(folder):
    path = folder.at("config", "proxy.json")
    links = []
    ports = {process["name"]: process["ports"]["main"] for process in folder.processes}
    for link, port in folder.record["links"].items():
        source, target = link.split(">")
        links.append({"source": source, "target": target, "port": port, "to": ports.get(target)})
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump({"host": folder.record["topology"]["host"], "links": links}, file, indent=2)
    os.rename(path + ".new", path)
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "proxy.py")
    return ["/usr/bin/python3", "-B", script, path, folder.at("run", "proxy.socket")]


def start(folder, process):
    """Starts a process that does not run; gives whether it had to."""
    if processes.pid_of(folder, process["name"]) is not None:
        return False
    command = etcd_command(folder, process) if process["role"] == "etcd" else shuangma_command(folder, process)
    processes.start(folder, process["name"], command)
    return True
