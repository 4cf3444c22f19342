"""Dragoman reads diplomatic reporting and keeps an evidence-linked record of diplomacy."""

__version__ = "0.1.0"
