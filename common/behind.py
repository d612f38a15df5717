"""Writing behind: the database takes in rows while Python prepares the next ones. On PostgreSQL, in one transaction.

COPY spends its time in the database's process and in none of ours, so that both work at once where there are two
processors. Order is kept: whatever else asks the database waits for what was written before it.
"""

from concurrent import futures
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

_queue = ContextVar("queue", default=None)


@contextmanager
def writing_behind():
    """Inside a transaction: common.bulk.insert may return before its rows are there. All are at the end.

    Raises there, or at the next statement, what the database has against a row (DatabaseError).
    """
    if connection.vendor != "postgresql" or _queue.get():
        yield
        return
    thread = futures.ThreadPoolExecutor(1)
    queue = _Queue(thread)
    token = _queue.set(queue)
    try:
        with connection.execute_wrapper(queue.before):
            yield
        queue.wait()
    finally:
        _queue.reset(token)
        thread.shutdown(cancel_futures=True)


def copy(statement, text):
    """COPY … FROM STDIN, behind where that is on. Raises DatabaseError."""
    connection.ensure_connection()
    queue = _queue.get()
    if queue:
        queue.add(_copy, connection.connection, statement, text)
        return
    with connection.wrap_database_errors:
        _copy(connection.connection, statement, text)


def _copy(raw, statement, text):
    with raw.cursor() as cursor:
        cursor.copy_expert(statement, text, 1 << 20)


class _Queue:
    """One thread works it off on the connection of the one who waits, which two never use at a time."""

    def __init__(self, thread):
        self.thread, self.waiting = thread, []

    def add(self, work, *given):
        self.waiting.append(self.thread.submit(work, *given))

    def wait(self):
        futures.wait(self.waiting)  # after an error the transaction refuses the others at once
        waiting, self.waiting = self.waiting, []
        with connection.wrap_database_errors:
            for one in waiting:
                one.result()

    def before(self, execute, *statement):
        self.wait()
        return execute(*statement)
