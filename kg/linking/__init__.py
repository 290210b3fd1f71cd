"""Who and what the names mean, and what speaks for it; from a program, :func:`link` and :func:`find_candidates`.

The stage of the path is :mod:`kg.linking.component`; this package does not load spaCy until a text has to be read.
"""

from kg.linking.api import LinkedMention, Reason, ScoredCandidate, find_candidates, link

__all__ = ["LinkedMention", "Reason", "ScoredCandidate", "find_candidates", "link"]
