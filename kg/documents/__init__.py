"""Documents from files: what is read, where it begins and ends, what is known of it, and which of its text is no article.

``read_documents`` is the whole stage. A document's text is exactly what its file gives (an extracted text for a web page), so that
offsets count there; what must not be read in it is marked (:class:`kg.model.Furniture`), never cut out.
"""

from kg.documents.inputs import check_inputs
from kg.documents.read import read_documents

__all__ = ["check_inputs", "read_documents"]
