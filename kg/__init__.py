"""Mithaq: a knowledge graph of Arabic news about diplomacy."""

__version__ = "0.1.0"
