"""What can be measured, by the name it has on the command line."""
