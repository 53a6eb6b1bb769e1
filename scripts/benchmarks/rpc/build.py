"""Builds the servers and clients of the benchmark, all optimised, into a folder that is not committed."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent.parent / ".build-bench" / "rpc"
SWIFT, CPP, GO, FILES = (OUT / name for name in ("shuangma", "cpp", "go", "files"))
# Preloaded into a server, it counts allocations.
COUNTER = OUT / "count.so"
CONTRACT = "shuangma/bench/v1/echo.proto"
# The bytes of an answer of the benchmark with its gRPC prefix, and what nghttpd serves.
ANSWER_BYTES = 204


class Failed(Exception):
    """Something cannot be built."""


def run(command, **options):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise Failed(f"{' '.join(str(part) for part in command[:4])} … failed:\n{(result.stderr + result.stdout)[-2000:]}")


def swift(*products):
    # The package manager does not notice new files of a package that another one finds by its path.
    (SWIFT / "release.yaml").unlink(missing_ok=True)
    for product in products:
        run(["swift", "build", "-c", "release", "--package-path", HERE / "swift", "--scratch-path", SWIFT,
             "--product", product])


def cpp():
    CPP.mkdir(parents=True, exist_ok=True)
    run(["protoc", "-I", HERE / "proto", f"--cpp_out={CPP}", f"--grpc_out={CPP}",
         "--plugin=protoc-gen-grpc=/usr/bin/grpc_cpp_plugin", CONTRACT])
    libraries = subprocess.run(["pkg-config", "--libs", "grpc++", "protobuf"], capture_output=True, text=True).stdout.split()
    generated = [CPP / "shuangma/bench/v1" / name for name in ("echo.pb.cc", "echo.grpc.pb.cc")]
    for program in ("server", "stream_client", "unary_client"):
        source = HERE / "grpc-cpp" / f"{program}.cc"
        if is_newer(CPP / program, source, HERE / "proto" / CONTRACT):
            continue
        run(["g++", "-O2", "-std=c++17", f"-I{CPP}", source, *generated, "-o", CPP / program, *libraries])


def go():
    package = GO / "src/bench/echo"
    package.mkdir(parents=True, exist_ok=True)
    run(["protoc", "-I", HERE / "proto",
         f"--go_out=plugins=grpc,paths=source_relative,M{CONTRACT}=bench/echo:{GO}", CONTRACT])
    (GO / CONTRACT).with_suffix(".pb.go").replace(package / "echo.pb.go")
    environment = {**os.environ, "GO111MODULE": "off", "GOPATH": f"{GO}:/usr/share/gocode", "GOFLAGS": ""}
    run(["go", "build", "-o", GO / "server", HERE / "grpc-go/main.go"], env=environment)


def counter():
    run(["gcc", "-O2", "-Wall", "-shared", "-fPIC", HERE / "allocations/count.c", "-o", COUNTER])


def is_newer(made, *sources):
    return made.exists() and all(made.stat().st_mtime >= source.stat().st_mtime for source in sources)


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def everything(servers):
    """Builds what the servers need; returns why some cannot be measured."""
    FILES.mkdir(parents=True, exist_ok=True)
    (FILES / "answer").write_bytes(b"x" * ANSWER_BYTES)
    counter()
    missing = {}
    if any(name.startswith("shuangma") for name in servers):
        say("Building the runtime's server and client (some minutes the first time)")
        swift("bench-server", "bench-client")
    say("Building the peers")
    cpp()
    for name, make in (("grpc-go", go), ("grpc-swift-2", lambda: swift("grpc-swift-server"))):
        if name in servers:
            try:
                make()
            except (Failed, OSError) as error:
                missing[name] = str(error)
    return missing
