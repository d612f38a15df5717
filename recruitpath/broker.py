"""The embedded broker: Celery messages as files under VAR/broker, each appearing whole.

Kombu's own transport creates the file and then writes it, so that a worker which looks in between reads half a
message and stops. Fan-out is left out: nothing here broadcasts.
"""

import os
import secrets
import time
from pathlib import Path
from queue import Empty

from kombu.transport import filesystem, virtual
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    """Messages are named <nanoseconds>-<random>.<queue>.msg and taken oldest first."""

    supports_fanout = False
    get_table = virtual.Channel.get_table

    def _put(self, queue, payload, **kwargs):
        folder = self._folder()
        name = f"{_stamp()}-{secrets.token_hex(4)}.{queue}.msg"
        draft = folder / f".{name}"
        draft.write_text(dumps(payload))
        draft.rename(folder / name)

    def _get(self, queue):
        folder = self._folder()
        for name in sorted(_messages(folder, queue)):
            taken = folder / f".{name}.{os.getpid()}"
            try:
                (folder / name).rename(taken)
            except FileNotFoundError:
                continue  # another worker was quicker
            text = taken.read_text()
            taken.unlink()
            return loads(text)
        raise Empty

    def _size(self, queue):
        return len(_messages(self._folder(), queue))

    def _purge(self, queue):
        names = _messages(self._folder(), queue)
        for name in names:
            (self._folder() / name).unlink(missing_ok=True)
        return len(names)

    def _delete(self, queue, *args, **kwargs):
        self._purge(queue)

    def _folder(self):
        folder = Path(self.data_folder_in)
        folder.mkdir(parents=True, exist_ok=True)
        return folder


class Transport(filesystem.Transport):
    """Named in settings as CELERY_BROKER_TRANSPORT."""

    Channel = Channel


def _messages(folder, queue):
    end = f".{queue}.msg"
    return [name for name in os.listdir(folder) if name.endswith(end) and not name.startswith(".")]


def _stamp():
    # The machine's clock, shared by all processes; it orders messages and decides nothing else.
    return f"{time.time_ns():020d}"
