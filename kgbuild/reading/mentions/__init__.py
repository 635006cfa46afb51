"""What a text refers to, and which references are to the same thing."""

from kgbuild.reading.mentions.chains import find_members, link_mentions
from kgbuild.reading.mentions.finding import find_mentions

__all__ = ["find_members", "find_mentions", "link_mentions"]
