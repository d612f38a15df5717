"""Keeps web, worker and beat alive, each in its own process group, and ends every one of them."""

import asyncio
import contextlib
import os
import signal
import time

from recruitpath.environment import REFUSED

GRACE = 10.0  # seconds a process gets to finish what it has in hand
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds before a restart; doubles while it keeps dying
STEADY = 60.0  # seconds after which an earlier death is forgotten
WEB_FIRST = 10.0  # the others wait this long at most for the web server to listen,
FIRST_PAGE = 1.0  # then so long that the first page has the machine for itself
EVERYWHERE = ("0.0.0.0", "::")


class Supervisor:
    """commands: name → argv, the web server under "web"; welcome: called once when the web server listens."""

    def __init__(self, commands, welcome):
        self.commands = commands
        self.welcome = welcome
        self.running = {}
        self.exit_code = 0

    async def run(self, host, port) -> int:
        """Start all, keep them until a signal, end them. Returns the exit code: 0 after Ctrl-C or SIGTERM."""
        self.stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._asked_to_stop)
        loop.add_signal_handler(signal.SIGUSR1, self._restart_all)
        keepers = [asyncio.create_task(self._keep("web"))]
        greeting = asyncio.create_task(self._greet("localhost" if host in EVERYWHERE else host, port))
        await asyncio.wait([greeting], timeout=WEB_FIRST)
        await self._pause(FIRST_PAGE)
        keepers += [asyncio.create_task(self._keep(name)) for name in self.commands if name != "web"]
        await self.stop.wait()
        self._signal_all(signal.SIGTERM)
        _, late = await asyncio.wait(keepers, timeout=GRACE)
        if late:
            self._signal_all(signal.SIGKILL)
            await asyncio.wait(late)
        return self.exit_code

    async def _keep(self, name):
        wait = FIRST_WAIT
        while not self.stop.is_set():
            began = time.monotonic()
            code = await self._run_once(name)
            if self.stop.is_set():
                return
            if code == REFUSED:  # the environment is wrong: trying again cannot help
                self.exit_code = code
                self.stop.set()
                return
            wait = FIRST_WAIT if time.monotonic() - began > STEADY else wait
            _say(name, f"ended ({_how(code)}); starting again in {wait:g} s")
            await self._pause(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _run_once(self, name):
        process = await asyncio.create_subprocess_exec(
            *self.commands[name],
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            limit=1 << 20,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "RECRUITPATH_RUNNER": str(os.getpid())},
        )
        self.running[name] = process
        if self.stop.is_set():
            _signal_group(process.pid, signal.SIGTERM)
        reader = asyncio.create_task(_repeat(name, process.stdout))
        code = await process.wait()
        # Whatever it had started must not outlive it.
        _signal_group(process.pid, signal.SIGKILL)
        del self.running[name]
        await reader
        return code

    async def _greet(self, host, port):
        while not self.stop.is_set():
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection(host, port)
                writer.close()
                self.welcome()
                return
            await asyncio.sleep(0.05)

    async def _pause(self, seconds):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.stop.wait(), seconds)

    def _asked_to_stop(self):
        if self.stop.is_set():
            self._signal_all(signal.SIGKILL)
        self.stop.set()

    def _restart_all(self):
        self._signal_all(signal.SIGTERM)

    def _signal_all(self, number):
        for process in self.running.values():
            _signal_group(process.pid, number)


async def _repeat(name, stream):
    while True:
        try:
            line = await stream.readline()
        except ValueError:  # a line longer than the limit
            continue
        if not line:
            return
        _say(name, line.decode(errors="replace").rstrip())


def _say(name, text):
    print(f"{name:<6} | {text}", flush=True)


def _signal_group(group, number):
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)


def _how(code):
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
