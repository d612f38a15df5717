"""Room on the interpreter's stack, so that a request's speed does not depend on how deep it happens to start.

CPython keeps frames in pieces of 16 KB and gives a piece back as soon as its last frame ends. A template's calls go up
and down hundreds of times; where they cross the edge of a piece, each crossing is two system calls. Measured on Today:
40 to 70 ms, by the depth of the stack alone; 43 ms at every depth with room.
"""

WORDS = 1 << 16  # one large frame makes a piece of 1 MB, of which only what is used takes memory


def with_room(call):
    """The same callable, run from a frame that is large enough for all that follows to stay in its piece."""

    def roomy(*args, **named):
        return call(*args, **named)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=WORDS)
    return roomy
