"""Known advisories of the locked dependencies: what is reported, what was judged unreachable here, until when."""
