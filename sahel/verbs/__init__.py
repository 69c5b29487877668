"""Verbs of the command line that are more than a call: each reads its options, calls, and prints."""
