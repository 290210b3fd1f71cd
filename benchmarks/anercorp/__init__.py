"""ANERcorp, CAMeL split: training a recogniser of its own for it, and its F1 (``python -m benchmarks.anercorp``)."""
