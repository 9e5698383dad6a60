"""`python -m evals SUITE`: the same as `wasit eval SUITE`."""

import sys

from evals.harness.command import guarded

if __name__ == "__main__":
    sys.exit(guarded())
