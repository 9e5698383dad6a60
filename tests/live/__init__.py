"""Tests that talk to a real llama.cpp server over a tiny model of random weights; marked `live`."""
