### Triage: the order of review, many decisions at once, the pace, the same words elsewhere, and the rules.

triage-review = Review
triage-order = Order
triage-order-position = By position
triage-order-uncertainty = Least certain first
triage-order-label = By label
triage-order-set = Order of review: { $order }

triage-accept-title = Accept what waits
triage-accept-rest = The rest of this document
triage-accept-label = All { $label }
triage-accept-sure = All from { NUMBER($percent) }% certain
triage-threshold = Certain from, in percent
triage-accepted = { $count ->
    [one] { $count } accepted. Undo with U.
   *[other] { $count } accepted. Undo with U.
}
triage-nothing-waits = Nothing waits for a decision here.
triage-accepting = Accepting
triage-show-pace = Show what is left and the pace

triage-left = { $count } left
triage-pace = { NUMBER($count) } a minute
triage-under-a-minute = under a minute
triage-minutes = about { NUMBER($minutes) } min
triage-hours = about { NUMBER($hours) } h { NUMBER($minutes) } min
triage-skipped = { $count } skipped
triage-back-to-skipped = { $count ->
    [one] { $count } was skipped: back to it
   *[other] { $count } were skipped: back to the first
}
triage-none-skipped = Nothing was skipped.
triage-all-decided = { $count ->
    [one] The only mention is decided.
   *[other] All { $count } mentions are decided.
}
triage-status = State of the review
triage-next-document = Next document
triage-download = Download the dataset

triage-elsewhere = Same words elsewhere
triage-more-here = { NUMBER($count) } more “{ $words }” here
triage-more-everywhere = { NUMBER($count) } in all documents
triage-decide-here = Decide all here
triage-suggest-here = Suggest all here
triage-decide-everywhere = Decide in all
triage-suggest-everywhere = Suggest in all
triage-never-here = Never here
triage-never-everywhere = Never in any document
triage-never-about = Never label “{ $words }” { $label }
triage-dismiss = Dismiss
triage-no-more = No other “{ $words }” waits for this decision.
triage-done-here = { $count } decided. Undo with U.
triage-suggested-here = { $count } suggested. Undo with U.
triage-working = Applying to “{ $words }”

triage-rules = Rules
triage-rules-none = No rules yet. Reject a mention and press Shift+X to keep its words from being suggested again.
triage-rules-about = These words are not suggested when a document is read.
triage-rule = “{ $words }” is never { $label }
triage-rule-any = “{ $words }” is never labelled
triage-rule-everywhere = in all documents
triage-rule-in = in “{ $title }”
triage-rule-remove = Remove the rule for “{ $words }”
triage-rule-removed = Rule removed. Undo with U.
triage-rule-made = { $count ->
    [0] “{ $words }” is no longer suggested as { $label }. Undo with U.
    [one] “{ $words }” is no longer suggested as { $label }, { $count } rejected. Undo with U.
   *[other] “{ $words }” is no longer suggested as { $label }, { $count } rejected. Undo with U.
}
triage-rule-known = That rule is there already.

triage-action-review = Order of review, and many at once
triage-action-accept-label = Accept all with this label
triage-action-accept-sure = Accept all that are certain
