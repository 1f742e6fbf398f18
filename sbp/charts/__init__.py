"""Pictures and sentences, made from answers alone: Vega-Lite and deck specifications, headlines and alt text."""
