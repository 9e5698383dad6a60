"""Mutation testing of a faithfulness checker: claims that a source no longer supports, and claims that it still does.

Claims are made from the gold of annotated articles; each mutant has one thing spoilt and is known not to be supported any
more. The set is frozen: the same articles give the same mutants, and their hash is committed.
"""
