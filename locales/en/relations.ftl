### Relations between two mentions.

relations-title = Relations
relations-relate = Relate…
relations-all = Draw those of the whole article
relations-bar = New relation
# The bar: From “28 drones”: choose the other mention.
relations-from = From { $words }
relations-choose = Choose the other mention: j, k or a click.
relations-to = to { $words }
relations-kind = Kind
relations-other = Another kind
relations-make = Relate
relations-leave = Leave
relations-go = Go to { $words }
relations-remove = Remove: { $kind } { $words }
relations-begun = Relation from { $words }. Choose the other mention, then press Enter.
relations-left = No relation made
relations-removed = Relation removed: { $kind } { $words }
relations-needs-mention = Go to a mention first: a relation starts there.
relations-needs-other = Choose the other mention first: press j or k, or click it.
relations-needs-kind = Choose or write the kind of the relation first.
relations-busy = A relation is being made. Enter makes it, Esc leaves it.

# Usual kinds; datasets keep them in English.
relations-counted-by = counted by
relations-attributed-to = attributed to
relations-same-as = same as
