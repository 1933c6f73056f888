"""How alike two findings are: the words, numbers, dates and weights everything across articles is compared by."""
