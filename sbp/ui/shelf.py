"""What has been made once and is kept: the newest used stay, up to a number and a weight; nothing is made twice."""

import gc
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Container, Hashable
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

WEIGHED = 8  # of a long list
# Parts of the program that a kept thing may lead to; they are there whether it is kept or not.
_PROGRAM = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType)


class Shelf:
    """Things by their key, for all sessions together.

    Streamlit's own cache hashes the words of a key at every look, which took a fifth of a run; this one compares them.
    """

    def __init__(self, most: int, most_bytes: int | None = None, apart: Container[int] = frozenset()) -> None:
        """Make an empty shelf.

        Args:
            most: how many things are kept.
            most_bytes: how much they weigh together in memory; None weighs nothing.
            apart: numbers (`id`) of what things share that is there anyway, and so has no weight.
        """
        self._most, self._most_bytes, self._apart = most, most_bytes, apart
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._bytes = 0
        self._making: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    @property
    def bytes_held(self) -> int:
        """How much the things that are kept weigh together."""
        return self._bytes

    def peek(self, key: Hashable) -> Any | None:
        """Return what is kept by that key, or None: nothing is made, nobody waits."""
        with self._lock:
            return self._held[key][0] if key in self._held else None

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return what is kept by that key, made first where it is not; whoever asks meanwhile waits for it.

        What `make` raises is not kept: the next to ask tries again.
        """
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key][0]
            making = self._making.setdefault(key, threading.RLock())
        with making:
            with self._lock:
                if key in self._held:
                    return self._held[key][0]
            try:
                made = make()
                self._keep(key, made)
                return made
            finally:
                with self._lock:
                    self._making.pop(key, None)

    def _keep(self, key: Hashable, made: Any) -> None:
        heavy = 0 if self._most_bytes is None else weight((key, made), self._apart)
        if self._most_bytes is not None and heavy > self._most_bytes:
            return  # it would push out all others and then itself
        with self._lock:
            self._bytes += heavy - self._held.pop(key, (None, 0))[1]
            self._held[key] = made, heavy
            while self._is_over():
                _, (_, lighter) = self._held.popitem(last=False)
                self._bytes -= lighter

    def _is_over(self) -> bool:
        is_heavy = self._most_bytes is not None and self._bytes > self._most_bytes
        return bool(self._held) and (is_heavy or len(self._held) > self._most)


def weight(made: Any, apart: Container[int] = frozenset()) -> int:
    """Return about how many bytes a thing holds in memory with all that it leads to, each counted once.

    Args:
        made: the thing; of a long list some are weighed and stand for all, because weighing takes time as well.
        apart: numbers (`id`) of what is not counted.

    What would mislead: what two things share is counted with both.
    """
    found, seen, left = 0.0, set(), [(made, 1.0)]
    while left:
        each, times = left.pop()
        if id(each) in seen or id(each) in apart or isinstance(each, _PROGRAM):
            continue
        seen.add(id(each))
        found += times * sys.getsizeof(each)
        if isinstance(each, list | tuple) and len(each) > WEIGHED:
            some = each[:: len(each) // WEIGHED]
            left += [(part, times * len(each) / len(some)) for part in some]
        else:
            left += [(part, times) for part in gc.get_referents(each)]
    return round(found)


def parts(whole: Any) -> frozenset[int]:
    """Return the numbers (`id`) of a thing and of all that it leads to, for `apart`; it has to outlive their use."""
    seen: set[int] = set()
    left = [whole]
    while left:
        each = left.pop()
        if id(each) not in seen and not isinstance(each, _PROGRAM):
            seen.add(id(each))
            left += gc.get_referents(each)
    return frozenset(seen)
