"""The certificates of a cluster: an authority of its own, and one certificate a process, made by `shuangma certs`."""

import subprocess

from errors import Failure


def files(folder, service):
    """Where the certificate and the key of a process lie, and those of the authorities. `service` is its name in the
    cluster, such as storage/1."""
    name = service.replace("/", "-")
    return (
        folder.at("certificates", f"{name}.pem"), folder.at("certificates", f"{name}.key"),
        folder.at("certificates", "authority.pem"))


def ensure(folder, *services):
    """Makes the certificates of processes, and the authority. What is there, fits and lives long enough is kept."""
    run(folder, "make", "--domain", folder.name, "--host", folder.record["topology"]["host"], *services)


def run(folder, *words):
    """Runs a verb of `shuangma certs` on the cluster's certificates and gives what it printed."""
    command = [folder.record["program"], "certs", *words, "--dir", folder.at("certificates")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        reason = done.stderr.strip().removeprefix("error: ") or done.stdout.strip()
        raise Failure(f"shuangma certs {words[0]}: {reason}", done.returncode)
    return done.stdout
