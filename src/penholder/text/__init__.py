"""Text: what a resolution text is, how it is numbered and punctuated, and its plain writers."""
