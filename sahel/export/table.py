"""Tables as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import pandas as pd

FORMULA_STARTS = tuple("=+-@\t\n＝＋－＠")


def csv_bytes(frame: pd.DataFrame, encoding: str = "utf-8") -> bytes:
    """The table as CSV; unknown is an empty cell, and text that a spreadsheet would run is prefixed with '.

    Spreadsheets know accents by the mark that the encoding "utf-8-sig" writes.
    """
    safe = frame.apply(_defused)
    return safe.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode(encoding)


def defused(text: object) -> object:
    """Text with plain line ends, and with ' before it where a spreadsheet would take it for a formula."""
    if not isinstance(text, str):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # a bare \r would end the row
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _defused(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.astype("object").map(defused, na_action="ignore")
    return column.map(defused, na_action="ignore") if column.dtype in ("str", "object") else column
