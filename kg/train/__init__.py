"""Training what ships as data: the recogniser of names (``kg train names``).

Needs the extra ``train``; nothing here is imported at run time.
"""
