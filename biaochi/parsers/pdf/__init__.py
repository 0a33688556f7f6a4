"""PDF with a text layer → Document: lines from pdfium, tables from rules, page ends undone."""

from biaochi.parsers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
