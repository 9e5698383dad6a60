"""An embedder that is no longer wanted: its vectors, what is known of it, and its index."""

from retrieval.archive import Archive
from retrieval.index import folder


def drop_vectors(archive: Archive, embedder: str) -> int:
    """Removes an embedder's vectors from the archive, and its index from the disk; how many vectors they were.

    Raises:
        ArchiveError: the archive cannot be written.
    """
    dropped = archive.drop_vectors(embedder)
    for kept in ("embedder", "fusion"):
        archive.keep_fact(f"{kept}:{embedder}", None)
    home = folder.place(archive.home, embedder)
    if home == archive.home:
        folder.discard(home)
    else:
        folder.remove(home)
    return dropped
