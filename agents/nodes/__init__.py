"""One node of the brief graph a file. A node takes the state, returns only the keys it made, and may run twice."""
