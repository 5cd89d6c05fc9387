"""A mail server on this machine that writes down each message before it answers, and misbehaves when told to.

    python -m scripts.measures.faults.sink PORT FOLDER

FOLDER/mode holds what it does with each message, read anew every time:
normal, slow (answers 0.3 s late), deaf (hears 0.3 s late), trickle (takes one a second), hang (never answers),
drop (closes instead of answering), refuse (closes at once), 4xx or 5xx (refuses the recipient for now, or for good).
FOLDER/log gets one JSON line a message: `at` (seconds), `id` (its Message-ID) and `to`. FOLDER/last holds the last.
"""

import asyncio
import json
import os
import re
import sys
import time
from pathlib import Path

IDENTITY = re.compile(rb"^Message-ID:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
SLOW_SECONDS, TRICKLE_SECONDS, HANG_SECONDS = 0.3, 1.0, 60.0


class Sink:
    def __init__(self, folder: Path) -> None:
        self.mode_file, self.last_file = str(folder / "mode"), str(folder / "last")
        self.log = os.open(folder / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.one_at_a_time = asyncio.Lock()

    @property
    def mode(self) -> str:
        with open(self.mode_file) as file:
            return file.read()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if self.mode != "refuse":
                await self._converse(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        recipient = ""
        writer.write(b"220 sink\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"RCPT":
                recipient = line.split(b"<")[1].split(b">")[0].decode()
                writer.write(self._answer_to_recipient())
            elif verb == b"DATA":
                if not await self._take(reader, writer, recipient):
                    return
            else:
                writer.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            await writer.drain()
            if verb == b"QUIT":
                return

    def _answer_to_recipient(self) -> bytes:
        return {"4xx": b"451 try later\r\n", "5xx": b"550 no such mailbox\r\n"}.get(self.mode, b"250 ok\r\n")

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, recipient: str) -> bool:
        """Write the message down, then answer as the mode says; False where the connection ends instead."""
        await asyncio.sleep(SLOW_SECONDS if self.mode == "deaf" else 0)
        writer.write(b"354 go on\r\n")
        body = await reader.readuntil(b"\r\n.\r\n")
        mode = self.mode
        self._write_down(body, recipient)
        if mode == "trickle":
            async with self.one_at_a_time:
                await asyncio.sleep(TRICKLE_SECONDS)
        elif late := {"slow": SLOW_SECONDS, "hang": HANG_SECONDS}.get(mode):
            await asyncio.sleep(late)
        if mode in ("drop", "hang"):
            return False
        writer.write(b"250 taken\r\n")
        return True

    def _write_down(self, body: bytes, recipient: str) -> None:
        """The line of the log last: from then on the message counts as taken, and the sender is to hear it at once."""
        with open(self.last_file, "wb", buffering=0) as file:
            file.write(body)
        found = IDENTITY.search(body.partition(b"\r\n\r\n")[0])
        line = json.dumps({"at": time.time(), "id": found and found[1].decode(), "to": recipient})
        os.write(self.log, line.encode() + b"\n")


async def serve(port: int, folder: Path) -> None:
    server = await asyncio.start_server(Sink(folder).talk, "127.0.0.1", port, backlog=512)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
