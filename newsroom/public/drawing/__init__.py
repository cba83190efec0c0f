"""The ledger's rows as the values that pictures are drawn from, and the pictures as figures.

Pages and the files to take away read the same branches and draw the same values.
"""
