"""What templates/word/reference.docx is made of, a part a module."""
