# Boundaries of mentions and of what is selected.

spans-split = Split
spans-split-where = Split where
spans-split-here = Split here
spans-split-earlier = Split earlier
spans-split-later = Split later
spans-merge = Merge with next
spans-merge-selected = Merge mentions

# What a screen reader is told.
spans-splitting = Split into { $before } and { $after }: arrows move the split, Enter takes it, Escape leaves
spans-was-split = Split into { $before } and { $after }
spans-merged = Merged: { $words }

# Why nothing was done.
spans-no-split = One character cannot be split.
spans-no-merge = There is no next mention on this line to merge with.
spans-no-merge-selected = There are no two mentions in the selected words.

# The list of keys.
spans-keys-selecting = While words are selected
spans-keys-word = The word beside
spans-keys-line = The line above, below
spans-keys-sentence = Start, end of the sentence, then of the paragraph
spans-keys-paragraph = The paragraph before, after
spans-keys-text = Start, end of the article
spans-keys-extend = Extend the selection to there
spans-keys-character = Extend it by a character
spans-keys-splitting = While a split is placed
spans-keys-split-word = Move it by a word
spans-keys-split-character = Move it by a character
spans-keys-split-take = Split there
spans-keys-dragging = While a boundary or a selection is dragged
spans-keys-alt = By characters, not by words
spans-keys-escape = Leave the boundary where it was
