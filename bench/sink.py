"""An SMTP server that takes everything and keeps nothing: `python -m bench.sink PORT`."""

import signal
import sys

from aiosmtpd.controller import Controller


class Taker:
    async def handle_DATA(self, server, session, envelope):  # noqa: N802 – the library's name
        return "250 taken"


def main():
    controller = Controller(Taker(), hostname="127.0.0.1", port=int(sys.argv[1]))
    controller.start()
    print("ready", flush=True)
    signal.sigwait([signal.SIGTERM, signal.SIGINT])
    controller.stop()


if __name__ == "__main__":
    main()
