"""A real SMTP server for tests: keeps what it accepts, and can refuse, hold or drop at a chosen step."""

import asyncio
import email
import email.policy
import threading
from collections import deque

from aiosmtpd.controller import Controller

PATIENCE = 120  # seconds after which an awaited mail counts as not coming


class _AnyPort(Controller):
    """Port 0 lets the system choose; the controller asks itself whether it listens, so it must know which."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Sink:
    """with Sink() as sink: … `answers` is a queue of what to do with the next mails; without one they are accepted.

    An answer is (step, reply): step MAIL, RCPT or DATA, reply an SMTP line; or HOLD / DROP at the end of the body:
    hold keeps the client waiting (`held` is set) until `release`, drop closes the connection without an answer.
    """

    HOLD, DROP = "hold", "drop"

    def __init__(self, port=0):
        self.port = port
        self.mails, self.answers = [], deque()
        self.news = threading.Condition()
        self.held, self.release = threading.Event(), threading.Event()

    def __enter__(self):
        self.controller = _AnyPort(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()
        self.port = self.controller.port
        return self

    def __exit__(self, *error):
        self.release.set()
        self.controller.stop()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def await_mails(self, count):
        """Wait until so many mails were accepted; them."""
        with self.news:
            self.news.wait_for(lambda: len(self.mails) >= count, PATIENCE)
            assert len(self.mails) >= count, f"{len(self.mails)} of {count} mails came"
            return list(self.mails)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if reply := self._reply("MAIL"):
            return reply
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if reply := self._reply("RCPT"):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        step = self.answers.popleft() if self.answers and self.answers[0] in (self.HOLD, self.DROP) else None
        if step == self.HOLD:
            self.held.set()
            await asyncio.get_running_loop().run_in_executor(None, self.release.wait)
            return "451 4.3.0 held for too long"
        if step == self.DROP:
            server.transport.abort()
            return "250 nobody hears this"
        if reply := self._reply("DATA"):
            return reply
        with self.news:
            self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
            self.news.notify_all()
        return "250 OK"

    def _reply(self, step):
        if self.answers and self.answers[0][0] == step:
            return self.answers.popleft()[1]
        return None
