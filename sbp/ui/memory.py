"""How the server takes memory from the machine."""

import ctypes

MOST_POOLS = 2
_POOLS = -8  # M_ARENA_MAX of malloc.h


def share() -> None:
    """Let all threads take memory from two pools, where the C library can be told so (glibc).

    Each run of a page is a thread. With a pool each, as is usual, pools kept 50 MB after five minutes that none used.
    """
    try:
        ctypes.CDLL(None).mallopt(_POOLS, MOST_POOLS)
    except (OSError, AttributeError, TypeError):
        return  # another C library, which shares in its own way
