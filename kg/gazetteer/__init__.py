"""What is known before any document is read: entities with their names, and who held which office when."""

from kg.gazetteer.base import KnowledgeBase
from kg.gazetteer.gazetteer import Gazetteer, get_gazetteer
from kg.gazetteer.index import AliasIndex, Hit
from kg.gazetteer.records import Alias, Tenure, make_key

__all__ = ["Alias", "AliasIndex", "Gazetteer", "Hit", "KnowledgeBase", "Tenure", "get_gazetteer", "make_key"]
