"""The servers that are measured, and how each is started."""

from dataclasses import dataclass

import build

CALL = "/shuangma.bench.v1.Echo/Get"


@dataclass(frozen=True)
class Peer:
    """One server."""

    name_in_table: str
    # The command, without the port, which comes last.
    command: tuple
    # Whether it speaks gRPC, and not only HTTP/2.
    is_grpc: bool = True
    # Whether it serves streams of the benchmark's contract.
    streams: bool = True
    # Whether it allocates with libc's malloc, which can be counted; Debian's nghttpd has jemalloc.
    uses_malloc: bool = True
    # Whether it is asked to keep many idle connections.
    idles: bool = False

    @property
    def path(self):
        return CALL if self.is_grpc else "/answer"


SERVERS = {
    peer.name_in_table: peer
    for peer in (
        Peer("nghttpd", ("nghttpd", "--no-tls", "-d", str(build.FILES)), is_grpc=False, streams=False,
             uses_malloc=False),
        Peer("shuangma-inline", (str(build.SWIFT / "release/bench-server"), "inline"), streams=False),
        Peer("shuangma-async", (str(build.SWIFT / "release/bench-server"), "async"), idles=True),
        Peer("grpc-cpp", (str(build.CPP / "server"),), idles=True),
        Peer("grpc-go", (str(build.GO / "server"),), uses_malloc=False, idles=True),
        Peer("grpc-swift-2", (str(build.SWIFT / "release/grpc-swift-server"),), streams=False),
    )
}
