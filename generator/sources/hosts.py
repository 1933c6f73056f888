"""The host in a web address."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of_url(url: str | None) -> str:
    """Return the host of an address in small letters, "" for what is no address.

    >>> host_of_url("https://Post.example:8080/fog"), host_of_url("post.example/fog"), host_of_url("http://[fog")
    ('post.example', 'post.example', '')
    """
    text = (url or "").strip()
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # brackets that hold no address
        return ""
