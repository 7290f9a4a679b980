"""How a branch organisation joins the programme, step by step, and how it leaves again."""
