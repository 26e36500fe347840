"""The files that a run leaves behind, each written whole or not at all."""
