"""Backup, restore and comparison of a running cluster's store: the program's own commands, with the cluster's files."""

import os
import subprocess

import lifecycle
import owner_file
import parts
from errors import Failure, WrongUse


def run(folder, command, *arguments, options=None):
    """Runs a command with the terminal as it is, so that progress shows; gives its exit code on."""
    lifecycle.renew_token(folder)
    words = [folder.record["program"], command, *arguments]
    if options is not None and options.max_mb_per_second is not None:
        words += ["--max-mb-per-second", str(options.max_mb_per_second)]
    if options is not None and options.json:
        words.append("--json")
    words += ["--config", folder.at("config", "tool.json"), "--token-file", folder.at("operator.token")]
    code = subprocess.run(words).returncode
    if code != 0:
        # The program has said why.
        raise Failure("", code if code > 0 else 1)


def backup(folder, options):
    target = os.path.abspath(options.to)
    run(folder, "backup", "--to", target, options=options)


def restore(folder, options):
    ledger = ["--erasures", os.path.abspath(options.erasures)] if options.erasures else []
    # Services read with these keys: they are held against the backup before anything is written.
    keys = ["--keys-records", parts.key_file(folder, "records.keys")]
    run(folder, "restore", "--from", os.path.abspath(options.source), *ledger, *keys, options=options)
    if lifecycle.awaits_restore(folder):
        lifecycle.end_restore(folder, options.seconds)


WHOLE = ("partitions.key", "records.keys", "signing.keys", "public.jwks", "audit.keys", "audit.jwks")
"""The files of a folder of keys."""


def take_keys(folder, path):
    """Gives a cluster that is to be made the key of partitions of another one, so that that one's backup can fill it, and
    the keys of records that lie beside it, so that services can read it. A whole folder makes it the other one's successor:
    it also signs as that one did, so that tokens stay good and the logs of audit go on."""
    whole = os.path.isdir(path)
    beside = path if whole else os.path.dirname(os.path.abspath(path))
    partitions = os.path.join(path, "partitions.key") if whole else path
    records = os.path.join(beside, "records.keys")
    if os.path.isfile(partitions) and not os.path.isfile(records):
        raise WrongUse(
            f"there is no file '{records}', and without it nobody can read the backup; bring the copy of it there")
    if whole and not folder.exists():
        missing = [name for name in WHOLE if not os.path.isfile(os.path.join(path, name))]
        if missing:
            raise WrongUse(
                f"the folder '{path}' lacks {', '.join(missing)}: with new ones the cluster would be another issuer; bring the "
                "whole folder, or name its partitions.key for a cluster with keys of its own")
    take_key(folder, partitions, "partitions.key", "a key of partitions")
    take_key(folder, records, "records.keys", "keys of records")
    if whole and not folder.exists():
        for name in WHOLE[2:]:
            take_key(folder, os.path.join(path, name), name, f"a file {name}")


def take_key(folder, path, name, what):
    target = parts.key_file(folder, name)
    if not os.path.isfile(path):
        raise WrongUse(f"there is no file '{path}'")
    if os.path.exists(target):
        with open(path, "rb") as given, open(target, "rb") as own:
            if given.read() == own.read():
                return
        raise WrongUse(f"the cluster in '{folder.path}' has {what} of its own; make a new one with --data")
    os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
    with open(path, "rb") as given:
        owner_file.write(target, given.read())
