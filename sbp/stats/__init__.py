"""Pure statistics: arrays and frames in, arrays and frames out; no clock, disk, SQL or page."""
