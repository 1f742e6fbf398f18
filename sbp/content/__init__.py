"""Every file that people edit, as the records of `sbp.model`."""

from sbp.content.loader import Content, load

__all__ = ["Content", "load"]
