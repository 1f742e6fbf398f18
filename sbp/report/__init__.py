"""Packs: one document written as PDF, PowerPoint, Excel and HTML, offline and without an office program."""
