"""The Reconciliation Service API 0.2, which OpenRefine speaks: names of a table find their entities here.

:mod:`kg.serve.reconcile.service` speaks HTTP, :mod:`~kg.serve.reconcile.names` finds names, :mod:`~kg.serve.reconcile.match` weighs what
was found, :mod:`~kg.serve.reconcile.properties` says what can be asked of an entity.
"""
