"""The user's knowledge base: importing into it (:mod:`kg.kb.write`), and checking it and what ships (:mod:`kg.kb.check`)."""
