"""What the pages for readers show, as a worker finds it: entities, events with every report, documents with their text marked, overviews.

Everything here is JSON values. :mod:`~kg.serve.explorer.telling` describes single things; :mod:`~kg.serve.explorer.entity`,
:mod:`~kg.serve.explorer.event` and :mod:`~kg.serve.explorer.reader` make a page each, :mod:`~kg.serve.explorer.overview` the timeline and
the map, :mod:`~kg.serve.explorer.search` the results of a search. HTTP and addresses are :mod:`kg.serve.explore`'s.
"""
