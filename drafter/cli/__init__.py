"""The commands."""

# In the order of work; a command is the module of its name.
COMMANDS = (
    "new",
    "rollover",
    "render",
    "check",
    "show",
    "figures",
    "diff",
    "explain",
    "sections",
    "schema",
    "serve",
)
