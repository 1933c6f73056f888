"""The guard: does an editor's wording say no more, and nothing else, than the evidence of its item?"""
