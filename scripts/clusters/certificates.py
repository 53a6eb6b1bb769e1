"""The certificates of a cluster: an authority of its own, and one certificate a process with its SPIFFE ID."""

import os
import subprocess

from errors import Unavailable

DAYS = 3650


def _openssl(*arguments):
    run = subprocess.run(["openssl", *arguments], capture_output=True, text=True)
    if run.returncode != 0:
        raise Unavailable(f"openssl {arguments[0]} failed: {run.stderr.strip().splitlines()[-1:]}")


def _make(subject, out, key, *options):
    """Makes a key and a certificate, both in place only when both are whole."""
    _openssl(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", str(DAYS),
        "-subj", f"/CN={subject}", *options, "-keyout", key + ".new", "-out", out + ".new")
    os.chmod(key + ".new", 0o600)
    os.rename(key + ".new", key)
    os.rename(out + ".new", out)


def files(folder, name):
    """Where the certificate and the key of a process lie, and the authority's certificate."""
    return (
        folder.at("certificates", f"{name}.pem"), folder.at("certificates", f"{name}.key"),
        folder.at("certificates", "authority.pem"))


def ensure_authority(folder):
    authority, key = folder.at("certificates", "authority.pem"), folder.at("certificates", "authority.key")
    if not os.path.exists(authority):
        _make(
            f"{folder.name} authority", authority, key, "-addext", "basicConstraints=critical,CA:TRUE,pathlen:0",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")


def ensure(folder, name, service):
    """The certificate of a process; `service` is its name in the cluster, such as storage/1."""
    certificate, key, authority = files(folder, name)
    if os.path.exists(certificate):
        return
    host = folder.record["topology"]["host"]
    kind = "IP" if host.replace(".", "").isdigit() or ":" in host else "DNS"
    _make(
        name, certificate, key, "-CA", authority, "-CAkey", folder.at("certificates", "authority.key"),
        "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "keyUsage=critical,digitalSignature",
        "-addext", "extendedKeyUsage=serverAuth,clientAuth",
        "-addext", f"subjectAltName=URI:spiffe://{folder.name}/{service},{kind}:{host},DNS:localhost")
