"""Systems of branch organisations, Syntens and the programme office: their access to the API."""
