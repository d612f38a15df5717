"""Room on the stack changes nothing but speed."""

import pytest

from recruitpath.room import with_room

pytestmark = pytest.mark.once


def test_arguments_and_answers_pass_through():
    assert with_room(lambda a, *, b: (a, b))(1, b=2) == (1, 2)


def test_errors_pass_through():
    with pytest.raises(ZeroDivisionError):
        with_room(lambda: 1 / 0)()


def test_deep_calls_still_end():
    def down(depth):
        return depth and down(depth - 1)

    assert with_room(down)(500) == 0


def test_requests_have_room():
    from recruitpath import wsgi

    assert wsgi.application.__code__.co_stacksize > 50_000
