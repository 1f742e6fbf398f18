"""The built versions and every question that is put to them; all SQL of the read side lives here."""
