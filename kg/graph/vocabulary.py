from pyoxigraph import NamedNode


class _Open:
    def __init__(self, base): self.base = base
    def __getattr__(self, name): return NamedNode(self.base + name)
    def __getitem__(self, name): return NamedNode(self.base + name)
    def __contains__(self, name): return False


KG = _Open("https://w3id.org/mithaq/ontology#")
KGV = _Open("https://w3id.org/mithaq/ontology/value#")
