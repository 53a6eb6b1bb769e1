"""scripts/cluster: a whole cluster of real processes on this machine."""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import certificates
import lifecycle
import maintenance
import network
import parts
import processes
import status
import topology
from errors import Failure, Unavailable, WrongUse
from folder import Folder

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, ".build", "release", "shuangma")


def verb_up(folder, options):
    chosen = topology.load(options.topology)
    counts = {role: getattr(options, role.replace("-", "_")) for role in topology.ROLES}
    counts = {role: count for role, count in counts.items() if count is not None}
    if folder.exists():
        folder.load()
        for option in ("base_port", "links"):
            wanted = getattr(options, option)
            if wanted is not None and folder.record["topology"][option] != wanted:
                raise WrongUse(f"the cluster in '{folder.path}' was made with another --{option.replace('_', '-')}")
    for option in ("base_port", "links"):
        if getattr(options, option) is not None:
            chosen[option] = getattr(options, option)
    chosen["processes"].update(counts)
    topology.check(chosen, "the options")
    program = os.path.abspath(options.program) if options.program else None
    if not folder.exists():
        program = program or PROGRAM
    if options.keys:
        maintenance.take_keys(folder, options.keys)
    lifecycle.up(folder, chosen, program, counts, options.seconds, restoring=bool(options.keys))
    if options.json:
        print(json.dumps(status.gather(folder)))
    else:
        print(lifecycle.how_to_call(folder))


def verb_status(folder, options):
    found = status.gather(folder)
    print(json.dumps(found) if options.json else status.text(found))
    if not found["healthy"]:
        raise Failure("", 1)


def verb_down(folder, options):
    if not folder.exists():
        print(f"there is no cluster in '{folder.path}'")
        return
    _, forced = lifecycle.down(folder.load(), options.seconds)
    for name in forced:
        lifecycle.note(f"{name} did not end in time and was killed")
    if options.wipe:
        shutil.rmtree(folder.path)
    print("down" + (" and wiped" if options.wipe else f"; the data stays in {folder.path}"))


def verb_kill(folder, options):
    number = getattr(signal, f"SIG{options.signal}", None)
    if number is None:
        raise WrongUse(f"there is no signal '{options.signal}'; say KILL, TERM or INT")
    signal_all(folder, options.names, number)
    processes.wait_for_end(folder, options.names, 10)
    print(f"killed {' '.join(options.names)}; start again what is missing: scripts/cluster start NAME…")


def verb_start(folder, options):
    chosen = [folder.process(name) for name in options.names]
    for process in chosen:
        parts.start(folder, process)
    end = time.monotonic() + options.seconds
    for process in chosen:
        lifecycle.wait_for(folder, process, end)
    print(f"started {' '.join(options.names)}")


def verb_restart(folder, options):
    names = options.names or [process["name"] for process in folder.of_role("storage")]
    for process in [folder.process(name) for name in names]:
        lifecycle.restart(folder, process, options.seconds)
        print(f"restarted {process['name']}", flush=True)


def verb_pause(folder, options):
    signal_all(folder, options.names, signal.SIGSTOP)
    print(f"paused {' '.join(options.names)}")


def verb_resume(folder, options):
    signal_all(folder, options.names, signal.SIGCONT)
    print(f"resumed {' '.join(options.names)}")


def signal_all(folder, names, number):
    for name in names:
        folder.process(name)
    for name in names:
        if not processes.send(folder, name, number):
            raise Failure(f"{name} does not run")


def verb_partition(folder, options):
    network.cut(folder, options.side, options.other, options.one_way)
    print(f"{len(network.lost(folder))} directions are lost; mend them: scripts/cluster heal")


def verb_heal(folder, options):
    network.heal(folder)
    print("nothing is lost")


def verb_add_node(folder, options):
    count = len(folder.of_role("storage")) + 1
    parts.add(folder, "storage", count)
    node = folder.of_role("storage")[-1]
    if options.zone:
        node["zone"] = options.zone
    if parts.is_proxied(folder):
        parts.lay_links(folder)
    folder.record["topology"]["processes"]["storage"] = count
    folder.save()
    if parts.is_proxied(folder):
        lost = network.lost(folder)
        processes.stop(folder, ["proxy"], 5)
        lifecycle.start_proxy(folder, time.monotonic() + 10)
        network.tell(folder, lost)
    parts.start(folder, node)
    lifecycle.wait_for(folder, node, time.monotonic() + options.seconds)
    print(f"{node['name']} serves in zone {node['zone']}; shards move to it as the controller places them")


def verb_drain(folder, options):
    node = folder.process(options.name)
    if node["role"] != "storage":
        raise WrongUse(f"only a storage node can be drained, not {options.name}")
    lifecycle.run_tool(
        folder, "cluster", "drain", options.name, *(["--undo"] if options.undo else []),
        "--config", folder.at("config", "tool.json"))
    node["draining"] = not options.undo
    folder.save()
    if options.undo:
        print(f"{options.name} takes shards again")
    elif options.wait:
        wait_until_empty(folder, options.name, options.seconds)
        print(f"{options.name} holds no shard any more; end it: scripts/cluster kill --signal TERM {options.name}")
    else:
        print(f"{options.name} is being emptied; see how far: scripts/cluster status")


def wait_until_empty(folder, name, seconds):
    end = time.monotonic() + seconds
    while True:
        held = [
            shard["shard"] for shard in status.gather(folder)["shards"]
            if name in shard["in_sync"] or name in shard["holders"]]
        if not held:
            return
        if time.monotonic() > end:
            raise Unavailable(f"{name} still holds {len(held)} shards after {seconds} s; it goes on: scripts/cluster status")
        time.sleep(0.2)


def verb_renew(folder, options):
    print(certificates.run(folder, "renew", *(["--all"] if options.all else [])), end="")


def verb_logs(folder, options):
    names = options.names or [process["name"] for process in folder.processes]
    paths = [folder.at("logs", f"{name}.log") for name in names]
    for name in options.names:
        if name != "proxy":
            folder.process(name)
    follow = ["-F"] if options.follow else []
    subprocess.run(["tail", "-n", str(options.lines), *follow, *[path for path in paths if os.path.exists(path)]])


def options_parser():
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", default=os.path.join(ROOT, "data", "cluster"), metavar="DIR",
                        help="data folder of the cluster (default: data/cluster)")
    parser = argparse.ArgumentParser(
        prog="scripts/cluster", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="A whole cluster of real processes on this machine: etcd, storage nodes, services, with mutual TLS.",
        epilog="""examples:
  scripts/cluster up                       3 etcd, 3 storage nodes, 2 of each service
  scripts/cluster status --json
  scripts/cluster kill storage-2           as a crash does; scripts/cluster start storage-2 brings it back
  scripts/cluster down

Every verb can be repeated without harm. Exit codes: 0 done; 1 refused, or not healthy; 2 wrong use; 3 something
could not be started or reached. The topology stands in cluster/local.yaml.""")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")

    def verb(name, run, what, example, changes=True):
        made = verbs.add_parser(
            name, parents=[common], help=what, description=what[0].upper() + what[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter, epilog=f"example:\n  scripts/cluster {example}")
        made.set_defaults(run=run, changes=changes)
        return made

    def seconds(made, standard):
        made.add_argument("--seconds", type=float, default=standard, metavar="N",
                          help=f"how long to wait (default: {standard})")

    def names(made, count="+"):
        made.add_argument("names", nargs=count, metavar="NAME", help="a process, such as storage-2")

    def copies(made):
        made.add_argument("--max-mb-per-second", type=float, metavar="N",
                          help="bytes a second, in millions (default: as fast as it goes)")
        made.add_argument("--json", action="store_true", help="print what was done as one JSON object")

    up = verb("up", verb_up, "make a cluster, or start what is missing of it, and wait until all of it serves",
              "up --storage 5 --data /var/tmp/cluster")
    up.add_argument("--topology", metavar="FILE", help="another topology than cluster/local.yaml")
    for role in topology.ROLES:
        up.add_argument(f"--{role}", type=int, metavar="N", help=f"number of {role} processes")
    up.add_argument("--base-port", type=int, metavar="N", help="first port; 0 picks free ones")
    up.add_argument("--links", choices=("direct", "proxied"), help="proxied links can be cut by `partition`")
    up.add_argument("--keys", metavar="PATH",
                    help="keys of the cluster whose backup shall be restored here: its folder of keys, for a cluster that takes "
                    "its place with its logs of audit, or its partitions.key, with records.keys beside it, for another one; "
                    "services start when `restore` is done")
    up.add_argument("--program", metavar="FILE", help="the built program (default: .build/release/shuangma)")
    up.add_argument("--json", action="store_true", help="print the status as JSON when it is up")
    seconds(up, 120)

    made = verb("status", verb_status, "show processes, addresses, health, shards and primaries", "status --json", False)
    made.add_argument("--json", action="store_true", help="as one JSON object")

    made = verb("down", verb_down, "end every process of the cluster; the data stays", "down --wipe")
    made.add_argument("--wipe", action="store_true", help="remove the data folder as well")
    seconds(made, 20)

    made = verb("kill", verb_kill, "end processes at once, as a crash does", "kill storage-2 etcd-1")
    made.add_argument("--signal", default="KILL", metavar="NAME", help="KILL, TERM or INT (default: KILL)")
    names(made)

    made = verb("start", verb_start, "start processes that were killed", "start storage-2")
    seconds(made, 60)
    names(made)

    made = verb("restart", verb_restart,
                "end processes in order and start them again, each once the one before holds all of its shards; "
                "all storage nodes when none is named", "restart storage-1 storage-2")
    seconds(made, 120)
    names(made, "*")

    names(verb("pause", verb_pause, "stop processes in their tracks (SIGSTOP)", "pause storage-1"))
    names(verb("resume", verb_resume, "let paused processes go on (SIGCONT)", "resume storage-1"))

    made = verb("partition", verb_partition, "lose what storage nodes and etcd send each other (needs proxied links)",
                "partition storage-1 storage-2 --one-way")
    made.add_argument("side", metavar="A", help="a process or a role")
    made.add_argument("other", metavar="B", nargs="?", help="another; everybody else when left out")
    made.add_argument("--one-way", action="store_true", help="only what A sends to B")
    verb("heal", verb_heal, "end every partition", "heal")

    made = verb("add-node", verb_add_node, "add a storage node", "add-node --zone b")
    made.add_argument("--zone", metavar="NAME", help="its zone (default: the next of the topology's)")
    seconds(made, 60)

    made = verb("drain", verb_drain, "empty a storage node of its shards", "drain storage-4 --wait")
    made.add_argument("--undo", action="store_true", help="let it take shards again")
    made.add_argument("--wait", action="store_true", help="wait until it is empty")
    made.add_argument("name", metavar="NAME", help="a storage node")
    seconds(made, 300)

    made = verb("backup", maintenance.backup,
                "copy the store of the running cluster into a folder; keep the folder keys of the data folder as well, in another place",
                "backup --to /backup/2022-06-01 --max-mb-per-second 20", False)
    made.add_argument("--to", required=True, metavar="DIR", help="folder of the backup; made, or empty")
    copies(made)

    made = verb("restore", maintenance.restore,
                "fill a new cluster, made by `up --keys` with the keys of the old one, from a backup, and start its services; "
                "run it again if it broke off", "restore --from /backup/2022-06-01 --erasures erasures.txt --data data/new")
    made.add_argument("--from", required=True, dest="source", metavar="DIR", help="folder of the backup")
    made.add_argument("--erasures", metavar="FILE", help="copy of the ledger of erasures, which `shuangma erasures` writes")
    copies(made)
    seconds(made, 120)

    made = verb("renew", verb_renew,
                "renew certificates that end within 30 days; processes take them within seconds", "renew --all")
    made.add_argument("--all", action="store_true", help="renew all of them")

    made = verb("logs", verb_logs, "show the ends of the logs", "logs storage-1 --follow", False)
    made.add_argument("--lines", type=int, default=20, metavar="N", help="lines of each (default: 20)")
    made.add_argument("--follow", action="store_true", help="go on as they grow")
    names(made, "*")
    return parser


def main(arguments=None):
    options = options_parser().parse_args(arguments)
    folder = Folder(options.data)
    try:
        if options.verb not in ("up", "down"):
            folder.load()
        if not options.changes:
            options.run(folder, options)
        elif options.verb == "down" and not folder.exists():
            options.run(folder, options)
        else:
            with folder.locked():
                options.run(folder, options)
    except Failure as failure:
        if str(failure):
            print(f"error: {failure}", file=sys.stderr)
        return failure.status
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
