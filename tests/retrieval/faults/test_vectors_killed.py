"""kill -9 while vectors are made: at most one batch is lost, the next run makes the rest and nothing twice."""

import subprocess
import sys
from pathlib import Path

from agents.model.embeddings import ServedEmbedder
from retrieval.archive import Archive
from retrieval.ingest import ingest_documents
from retrieval.sources import Document
from retrieval.vectors import complete_vectors, known
from tests.servers.embeddings import serving

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from agents.model.embeddings import ServedEmbedder
from retrieval.archive import Archive
from retrieval.vectors import complete_vectors, known
with Archive.open(Path(sys.argv[1])) as archive:
    served = ServedEmbedder(sys.argv[2], known=lambda name: known(archive, name))
    complete_vectors(archive, served, lambda made, total, what: print(made, flush=True))
"""


def test_a_killed_run_loses_a_batch_at_most_and_the_next_makes_only_the_rest(tmp_path: Path) -> None:
    with serving() as server, Archive.open(tmp_path) as archive:
        served = ServedEmbedder(server.name, known=lambda name: known(archive, name))
        texts = (f"خبر {n}\n\n" + "قال المبعوث إن الهدنة قائمة في المدينة. " * 8 for n in range(300))
        ingest_documents((Document(ref=str(n), text=text) for n, text in enumerate(texts)), archive, served)
        passages = sum(len(archive.passages(article.id)) for article in archive.articles())
        command = [sys.executable, "-c", PROGRAM, str(tmp_path), server.name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout is not None
            said = [int(process.stdout.readline()) for _ in range(4)]
            process.kill()
            said += [int(line) for line in process.stdout]
        kept = archive.embedders()[served.name]
        assert said[-1] <= kept <= min(passages, said[-1] + 32)
        server.requests.clear()
        done = complete_vectors(archive, served)
        assert (done.made, done.left) == (passages - kept + 300, 0)
        assert len(server.texts) == passages - kept + 1  # and the anchor
        assert archive.embedders()[served.name] == passages
