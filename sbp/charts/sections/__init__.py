"""Answers as messages: one section each, the same in a pack and on a meeting's screen."""
