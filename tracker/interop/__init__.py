"""Formats other programs and later versions read: one a module."""
