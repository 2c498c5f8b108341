### What is known about the mention under review, and what can be done with it.

inspector-name = Inspector
inspector-new = New mention
# Before and after the key Esc.
inspector-new-hint = Choose a label to add it, or press its key.
inspector-new-leave = leaves.
inspector-previous-key = Previous (k)
inspector-next-key = Next (j)
inspector-accept = Accept
inspector-reject = Reject
inspector-was = Suggested as { $label }.
inspector-was-value = Suggested as { $label }, { $value }.
inspector-by-you = Added by you.
inspector-found = Found by { $source }, { NUMBER($certainty) }% certain.
inspector-by-rule = rule
inspector-by-model = model
inspector-by-learned = learned
inspector-start = Start
inspector-end = End
inspector-start-earlier = Start earlier
inspector-start-later = Start later
inspector-end-earlier = End earlier
inspector-end-later = End later
inspector-note = Note
# After the key j, between it and the key s, and after that.
inspector-hint-next = goes to the next mention. Select words in the article, or press
inspector-hint-add = , to add one that was missed.
