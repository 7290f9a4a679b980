"""Questions of companies, answered by peers, Syntens and advisers, with a clock that passes them on."""
