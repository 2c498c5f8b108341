### The article under review: its head, search, and what screen readers are told of each act.

review-title = Title
review-published = Published
review-published-why = Published: relative dates are resolved against this day
review-reading = Reading…
review-nothing-found = No mentions found
review-decided = { NUMBER($decided) } of { NUMBER($total) } decided
review-progress = Review progress
# Of the hits of a search.
review-hit = { NUMBER($at) } of { NUMBER($total) }

# The words of the mention come first: they are what the ear waits for.
review-accepted = { $words } accepted
review-rejected = { $words } rejected
review-removed = { $words } removed
review-selected = { $words } selected
review-added = { $label } added
review-relabelled = Label { $label }
review-then = { $said }. Next: { $words }, { $description }
review-then-done = { $said }. Every mention of this document is decided.
review-document-removed = Document removed. Undo with U.
review-nothing-to-undo = Nothing left to undo.
review-nothing-to-redo = Nothing left to redo.
review-undone = Undone
review-redone = Redone
review-labels = Labels
