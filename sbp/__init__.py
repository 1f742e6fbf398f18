"""The Safer Bromley Partnership's crime and strategy dashboard; `sbp/README.md` has the picture of the house."""
