"""Find where people organize near you, learn by taking part, hear what people think."""

__version__ = "0.1.0"
