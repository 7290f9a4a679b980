"""What people do with obstacles: report them, and gather, pass on and answer them."""
