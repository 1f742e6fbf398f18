-- What the version says of itself, by key.
SELECT key, value FROM meta;
