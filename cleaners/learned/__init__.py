"""What was learnt from labelled pages: the numbers a line is judged by, words, trees, and the choice of lines."""

from pathlib import Path

MODELS_FOLDER = Path(__file__).parent
