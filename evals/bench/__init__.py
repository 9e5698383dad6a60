"""Benches: what a part must reach on material nobody tuned it on, printed as a table, with an exit code."""
