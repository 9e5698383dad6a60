"""Near-copies: how alike two texts are, and which articles of many are one voice."""
