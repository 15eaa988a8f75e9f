"""Bytes to documents: pages, PDFs, plain text, tables; files and the network."""
