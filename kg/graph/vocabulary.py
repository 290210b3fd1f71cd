"""The ontology's terms, closed: a name that ``ontology/`` does not declare is an error where it is written."""

from kg.ontology import KG, KGV

__all__ = ["KG", "KGV"]
