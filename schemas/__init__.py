"""The ground floor: what an article, an evidence span, a brief and an error are. Standard library and pydantic only."""
