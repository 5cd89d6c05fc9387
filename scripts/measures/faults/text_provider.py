"""A provider of text messages on this machine: writes each down before it answers, 0.3 s late.

    python -m scripts.measures.faults.text_provider PORT FOLDER

FOLDER/log gets one JSON line a message: `at` (seconds), `id` (its Idempotency-Key) and `to`.
"""

import asyncio
import json
import os
import sys
import time
from pathlib import Path

SLOW_SECONDS = 0.3
TAKEN = b'{"id": "text"}'


class Provider:
    def __init__(self, folder: Path) -> None:
        self.log = os.open(folder / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            headers = dict(line.lower().split(": ", 1) for line in head.splitlines() if ": " in line)
            message = json.loads(await reader.readexactly(int(headers["content-length"])))
            line = json.dumps({"at": time.time(), "id": headers.get("idempotency-key"), "to": message["to"]})
            os.write(self.log, line.encode() + b"\n")
            await asyncio.sleep(SLOW_SECONDS)
            writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(TAKEN) + TAKEN)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


async def serve(port: int, folder: Path) -> None:
    async with await asyncio.start_server(Provider(folder).talk, "127.0.0.1", port) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
