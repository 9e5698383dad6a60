"""Model servers for tests: one that plays a script over real sockets, and a real one over a tiny model."""
