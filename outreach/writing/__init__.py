"""The words of a message, pure: kinds of template, merge fields, counts and limits, links into mail programs.

kinds (which kinds there are and what each logs) → fields (what can be filled in) → merging (text with fields to
text) → counts, links. The starter texts stand in starters.toml. Source: domain.md section 6.
"""
