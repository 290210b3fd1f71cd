"""Serving: the graph for people and programs over HTTP, read-only unless a token says otherwise.

:mod:`kg.serve.app` has the addresses. Whatever asks the store runs in processes of :mod:`kg.serve.pool`, which can be ended, over a
snapshot of the store (:mod:`kg.serve.snapshot`), which a build does not disturb.
"""
