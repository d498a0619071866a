"""The one drawing machine: from data to shapes, for a page and for a PDF alike.

Numbers become text here because a template would write 12.5 the Dutch way. Nothing draws colour:
the templates in `templates/onderdelen/` do, with attributes that a PDF understands and classes
through which a stylesheet can change them. Widths are percentages where a picture stretches.
"""
