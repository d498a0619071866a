"""Template tools of the skeletons: wrap what is not empty, repeat a block, flatten a list."""

import re
from typing import Any

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe


class OmhulNode(template.Node):
    """Wrap what is inside in an element, and leave the element out when nothing is inside."""

    def __init__(self, nodelist: template.NodeList, naam: str, attrs: str) -> None:
        self.nodelist, self.naam, self.attrs = nodelist, naam, attrs

    def render(self, context: Any) -> str:
        """Render the inside first."""
        inside = self.nodelist.render(context).strip()
        if not inside:
            return ""
        return f"<{self.naam}{self.attrs}>{inside}</{self.naam.split()[0]}>"


def omhul(parser: Any, token: Any) -> OmhulNode:
    """{% omhul aside isd-zij %}...{% endomhul %}: an element with a class, or nothing at all."""
    _, name, *classes = token.split_contents()
    nodelist = parser.parse(("endomhul",))
    parser.delete_first_token()
    attrs = f' class="{" ".join(classes)}"' if classes else ""
    return OmhulNode(nodelist, name, attrs)


class HerhaalNode(template.Node):
    """Render a block of this page once more."""

    def __init__(self, naam: str) -> None:
        self.naam = naam

    def render(self, context: Any) -> str:
        """Render the block as the page fills it, on one line."""
        blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
        block = blocks.get_block(self.naam) if blocks else None
        return " ".join(block.nodelist.render(context).split()) if block else ""


def herhaal(parser: Any, token: Any) -> HerhaalNode:
    """{% herhaal titel %}: what block `titel` holds, a second time (a running head)."""
    return HerhaalNode(token.split_contents()[1])


def platte_lijst(html: str) -> SafeString:
    """Take the <div>s out of a <dl>: a page groups with them, a tagged PDF may not have them."""
    flat = re.sub(r"<div[^>]*>\s*(?=<dt)", "", html)
    return mark_safe(re.sub(r"(</dd>)\s*</div>", r"\1", flat))
