"""One module for each command of `python -m sbp`, found by walking this folder."""
