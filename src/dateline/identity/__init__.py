"""Who is who and what is what across articles, as links in a graph of their own."""

from dateline.identity.check import check_identity
from dateline.identity.link import identity_quads, link

__all__ = ["check_identity", "identity_quads", "link"]
