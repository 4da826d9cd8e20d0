"""Reading: from files to checked data with positions."""
