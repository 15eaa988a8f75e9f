"""What people edit without code, and its only loader."""

from watchword.data.handbook import Handbook, load_handbook

__all__ = ["Handbook", "load_handbook"]
