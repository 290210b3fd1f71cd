"""Where places are on a map."""

from __future__ import annotations

from functools import cache

from kg.tables import get_table, iter_rows


@cache
def get_coordinates() -> dict[str, tuple[float, float]]:
    """Entity id → latitude and longitude in degrees, of ``gazetteers/coordinates.tsv``.

    >>> get_coordinates()["Q71"]  # Geneva
    (46.2, 6.15)

    Raises:
        DataError: the table is missing or at fault.
    """
    rows = iter_rows(get_table("gazetteers/coordinates.tsv"), "id", "lat", "lon", "point")
    return {row["id"]: (float(row["lat"]), float(row["lon"])) for row in rows}
