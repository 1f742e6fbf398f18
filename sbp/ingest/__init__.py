"""The write side: publishers' files → checks → derived tables → a new version of the database."""
