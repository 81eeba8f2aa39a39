"""Articles as documents that people read elsewhere: Markdown, HTML, EPUB.

Pure but for the EPUB's file. The one rule: text from outside is escaped for the form that it goes
into, and no exported document loads anything.
"""
