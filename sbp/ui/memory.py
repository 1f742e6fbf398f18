"""How the server takes memory from the machine, and how often it looks for what nobody uses any more."""

import asyncio
import ctypes
import gc

MOST_POOLS = 2
_POOLS = -8  # M_ARENA_MAX of malloc.h
# new things before the youngest are looked through, such looks before the middle ones are, and those before all are
LOOKS = (2_000, 10, 60)
SWEEP_SECONDS = 60


def share() -> None:
    """Let all threads take memory from two pools, where the C library can be told so (glibc).

    Each run of a page is a thread. With a pool each, as is usual, pools kept 50 MB after five minutes that none used.
    """
    try:
        ctypes.CDLL(None).mallopt(_POOLS, MOST_POOLS)
    except (OSError, AttributeError, TypeError):
        return  # another C library, which shares in its own way


def settle() -> None:
    """Leave what is loaded by now out of the search for what nobody uses any more, and search all of the rest seldom.

    A look through all that is kept for visitors takes 0.1 to 0.2 seconds, in which nobody is served. With Python's own
    numbers 60 visitors met one every five seconds; with these `sweep` decides.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*LOOKS)


async def sweep() -> None:
    """Look through all of it again and again while the server runs, where there is enough that is new.

    Each run of a page leaves things that hold one another, with all that its browser sent. Python itself would look
    once a quarter more is kept than before, which may be much later.
    """
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        if gc.get_count()[2]:
            gc.collect()
