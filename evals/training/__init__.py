"""Training of the embedded reader's models from the open part of the development set."""
