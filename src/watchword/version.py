"""The version, apart from the front doors so that every room may import it."""

VERSION = "0.1.0"
