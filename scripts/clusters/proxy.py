"""A network that can lose things: passes on TCP connections between processes, and stops doing so where it is told.

Run as `proxy.py CONFIG SOCKET`. Each link listens on a port for one process and leads to another. On the socket it
takes one JSON object a line, {"lost": [["storage-1", "storage-2"], …]}, which replaces what it was told before, and
answers {"ok": true}. What one process sends to another whose pair is listed is held back, as TCP does whose segments
are lost: connections stay open, nothing arrives, and once the pair is no longer listed everything does.
"""

import asyncio
import json
import os
import signal
import sys

CHUNK = 256 * 1024


class Network:
    def __init__(self):
        self.lost = set()
        self.gates = {}

    def gate(self, source, target):
        """An event that is set while what `source` sends reaches `target`."""
        if (source, target) not in self.gates:
            gate = self.gates[source, target] = asyncio.Event()
            if (source, target) not in self.lost:
                gate.set()
        return self.gates[source, target]

    def lose(self, pairs):
        self.lost = {tuple(pair) for pair in pairs}
        for pair, gate in self.gates.items():
            if pair in self.lost:
                gate.clear()
            else:
                gate.set()

    async def pump(self, source, target, reader, writer):
        gate = self.gate(source, target)
        try:
            while data := await reader.read(CHUNK):
                await gate.wait()
                writer.write(data)
                await writer.drain()
            await gate.wait()
            writer.write_eof()
        except (OSError, ConnectionError):
            writer.close()

    async def connect(self, link, host, reader, writer):
        """One connection of a link, to its end."""
        source, target = link["source"], link["target"]
        try:
            onward_reader, onward_writer = await asyncio.open_connection(host, link["to"])
        except OSError:
            writer.close()
            return
        try:
            await asyncio.gather(
                self.pump(source, target, reader, onward_writer), self.pump(target, source, onward_reader, writer))
        finally:
            onward_writer.close()
            writer.close()


async def control(network, reader, writer):
    try:
        while line := await reader.readline():
            network.lose(json.loads(line)["lost"])
            writer.write(b'{"ok": true}\n')
            await writer.drain()
    except (OSError, ValueError, KeyError):
        pass
    finally:
        writer.close()


async def main(config_path, socket_path):
    with open(config_path, encoding="utf-8") as file:
        config = json.load(file)
    network = Network()
    servers = []
    for link in config["links"]:
        if link["to"] is None:
            continue

        def accept(reader, writer, link=link):
            return network.connect(link, config["host"], reader, writer)

        servers.append(await asyncio.start_server(accept, config["host"], link["port"]))
    if os.path.exists(socket_path):
        os.remove(socket_path)
    servers.append(await asyncio.start_unix_server(lambda r, w: control(network, r, w), socket_path))
    print(json.dumps({"event": "ready", "links": len(servers) - 1}), flush=True)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await ended.wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
