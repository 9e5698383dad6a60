import time
from concurrent.futures import ThreadPoolExecutor

from agents.readers.embedded.once import once


def test_threads_that_ask_at_once_get_the_very_same_table() -> None:
    built = []

    @once
    def table() -> object:
        time.sleep(0.05)
        built.append(object())
        return built[-1]

    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(lambda _: table(), range(4)))

    assert len(built) == 1
    assert all(one is built[0] for one in got)


def test_a_table_may_be_made_from_another() -> None:
    @once
    def inner() -> list[int]:
        return [1]

    @once
    def outer() -> list[int]:
        return [*inner(), 2]

    assert outer() == [1, 2]
