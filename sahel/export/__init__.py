"""Files that a reader takes away: tables as CSV, charts and maps as PNG and SVG."""

from sahel.export.figure import figure_png, figure_svg
from sahel.export.table import csv_bytes

__all__ = ["csv_bytes", "figure_png", "figure_svg"]
