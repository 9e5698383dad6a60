"""A real model server over a tiny model: llama-cpp-python over a GGUF of random weights that is written here.

The model says nonsense; what it proves is the wire: schemas are enforced, Arabic bytes survive both ways, a prompt that
is too long is refused, and a caller who hangs up frees the slot.
"""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def llama_server(folder: Path, context: int = 8192) -> Iterator[str]:
    """Start the server on a free port; yields its address without `/v1`. The model is called `tiny`."""
    model = folder / "tiny.gguf"
    subprocess.run([sys.executable, "-m", "tests.servers.tiny_model", str(model)], check=True, cwd=ROOT)
    port = _free_port()
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(model), "--model_alias", "tiny"]
    command += [
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--n_ctx",
        str(context),
        "--n_threads",
        "1",
        "--n_threads_batch",
        "1",
    ]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_up(process, f"http://127.0.0.1:{port}", folder / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/v1/models", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"the model server did not come up; its log ends: {log.read_text()[-2000:]}")
