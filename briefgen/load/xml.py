"""XML from strangers: no entities are expanded, no outside file is read, nothing is fetched."""

from __future__ import annotations

from typing import Any

from lxml import etree

MAX_XML = 50_000_000  # bytes; the largest feed seen by hand had 9 million


def tree_of(data: bytes, *, forgiving: bool = False) -> Any:
    """The root of an XML document.  Raises ``ValueError`` where there is none; ``forgiving`` mends what it can."""
    if len(data) > MAX_XML:
        raise ValueError(f"more than {MAX_XML:,} bytes of XML")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             huge_tree=False, remove_comments=True, remove_pis=True, recover=forgiving)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed XML: {error.msg}") from error
    if root is None:
        raise ValueError("no XML element")
    return root


def local(node: Any) -> str:
    """A node's name without its namespace; "" for what is no element.

    >>> local(etree.fromstring("<a:b xmlns:a='x'/>"))
    'b'
    """
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def space(node: Any) -> str:
    """The namespace of a node, "" without any."""
    return node.tag[1:].partition("}")[0] if isinstance(node.tag, str) and node.tag.startswith("{") else ""
