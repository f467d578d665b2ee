"""What was learnt from labelled pages: the numbers a line is judged by, words, trees, and the choice of lines."""
