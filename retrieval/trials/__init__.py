"""What an embedder is tried with before it is trusted: sentences that say the same, and an archive's own headlines."""
