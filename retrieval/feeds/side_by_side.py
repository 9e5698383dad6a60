"""Several feeds at once, one stream of steps: a slow server holds up its own feed and no other."""

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")
Job = Callable[[], Iterator[T]]
_WAITING = 16
"""Things made and not yet taken, at most."""
_LOOK_S = 0.1


def side_by_side(jobs: Sequence[Job[T]], workers: int) -> Iterator[T]:
    """What all jobs yield, those of one job in their order. When the caller stops, so do they.

    Raises:
        BaseException: the first that a job raised; the others are stopped.
    """
    todo: Queue[Job[T]] = Queue()
    made: Queue[T | _Raised | None] = Queue(_WAITING)
    over = Event()
    for job in jobs:
        todo.put(job)
    count = min(workers, len(jobs))
    threads = [Thread(target=_work, args=(todo, made, over), daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        while count:
            one = made.get()
            if one is None:
                count -= 1
            elif isinstance(one, _Raised):
                raise one.error
            else:
                yield one
    finally:
        over.set()


class _Raised:
    """What a job raised, on its way to the caller's thread."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def _work(todo: "Queue[Job[T]]", made: "Queue[T | _Raised | None]", over: Event) -> None:
    try:
        while not over.is_set():
            for one in todo.get_nowait()():
                if not _put(made, one, over):
                    return
    except Empty:
        pass
    except BaseException as error:
        _put(made, _Raised(error), over)
    _put(made, None, over)


def _put(made: "Queue[T | _Raised | None]", one: "T | _Raised | None", over: Event) -> bool:
    while not over.is_set():
        try:
            made.put(one, timeout=_LOOK_S)
            return True
        except Full:
            continue
    return False
