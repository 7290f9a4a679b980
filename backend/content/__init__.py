"""Texts and facts of the programme: toolbox, practices, themes, figures, instruments, letters, demonstration world.

Texts live in TOML files beside this package, one object a file where objects are long; `load` reads them,
`shapes` and `demo_shapes` say what each file holds.
"""
