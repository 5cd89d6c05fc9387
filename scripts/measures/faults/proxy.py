"""A TCP proxy that stands between two real parts and spoils the line when told to.

    python -m scripts.measures.faults.proxy PORT TARGET_PORT FILE

FILE holds what it does, read anew for each piece that passes: pass, latency (0.2 s a piece), hang (nothing passes),
down (new connections are closed, old ones too) or reset (the same, impolitely).
"""

import asyncio
import sys
from pathlib import Path

LATENCY_SECONDS, LOOK_AGAIN_SECONDS = 0.2, 0.1


class Proxy:
    def __init__(self, target: int, switch: Path) -> None:
        self.target, self.switch = target, switch

    @property
    def mode(self) -> str:
        return self.switch.read_text().strip()

    async def join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.mode in ("down", "reset"):
            writer.transport.abort()
            return
        try:
            onward, outward = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:  # nobody is there
            writer.transport.abort()
            return
        await asyncio.gather(self._pass(reader, outward), self._pass(onward, writer), return_exceptions=True)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while piece := await reader.read(65536):
                await self._obstacle()
                writer.write(piece)
                await writer.drain()
        except ConnectionError:
            writer.transport.abort()
        finally:
            writer.close()

    async def _obstacle(self) -> None:
        while self.mode == "hang":
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
        if self.mode in ("down", "reset"):
            raise ConnectionResetError
        if self.mode == "latency":
            await asyncio.sleep(LATENCY_SECONDS)


async def serve(port: int, target: int, switch: Path) -> None:
    server = await asyncio.start_server(Proxy(target, switch).join, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
