"""The trained part of the embedded reader: small models of our own that propose, beside the rules."""
