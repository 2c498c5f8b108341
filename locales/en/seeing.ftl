### What is looked at: filter, focus mode, dashboard.

seeing-filter = Filter
seeing-filter-hint = Of each group, choosing none shows all.
seeing-shown = { NUMBER($shown) } of { NUMBER($total) } shown
seeing-filter-shows = Filter: { NUMBER($shown) } of { NUMBER($total) } shown
seeing-clear-filter = Clear filter
seeing-cannot-mute = This browser cannot mute marks. The filter still holds for the order of review.
seeing-decision = Decision
seeing-found-by = Found by
seeing-certainty = Certainty
seeing-certainty-from = From, in percent
seeing-certainty-to = To, in percent
seeing-source-rule = Rules
seeing-source-model = Model
seeing-source-learned = Learned
seeing-source-user = By hand

seeing-focus-on = Focus mode on: one sentence at a time
seeing-focus-off = Focus mode off

seeing-scope = What is counted
seeing-scope-this = This document
seeing-scope-all = All documents
seeing-counting = Counting: { NUMBER($done) } of { NUMBER($total) } documents
seeing-at-a-glance = At a glance
seeing-nothing-yet = Nothing is decided yet. What you accept, correct, reject and add is counted here.

seeing-labels = Labels
seeing-total = Total
seeing-extractor = Suggestions and your decisions
seeing-extractor-hint = An accepted suggestion was right, a rejected one wrong. Other words or another label: wrong there, missed here. An added mention was missed. What waits says nothing.
seeing-precision = Precision
seeing-recall = Recall
seeing-f1 = F1
seeing-values = Values
seeing-all-labels = All labels
seeing-mean-of-labels = Mean of labels
seeing-part = { NUMBER($part) } of { NUMBER($whole) }
seeing-of = of { NUMBER($total) }
seeing-percent = { $value }%

seeing-days = Progress over time
seeing-days-chart = Decisions from { $from } to { $to }, at most { NUMBER($most) } a day
seeing-most-a-day = { NUMBER($most) } a day
seeing-on-day = { $day }: { NUMBER($count) }
seeing-show-table = Show as table
seeing-day = Day
seeing-decided = Decided
seeing-annotators = Annotators
seeing-annotator = Annotator
seeing-unnamed = No name given

seeing-documents = Documents
seeing-documents-done = Documents done
seeing-documents-chart = { NUMBER($done) } done, { NUMBER($begun) } in progress, { NUMBER($untouched) } not started, { NUMBER($empty) } without mentions
seeing-done = Done
seeing-begun = In progress
seeing-untouched = Not started
seeing-empty = No mentions
seeing-time-spent = Time spent
seeing-a-decision = { $time } a decision
seeing-longest = Took longest
seeing-title = Title
seeing-time = Time
seeing-seconds = { NUMBER($seconds) } s
seeing-minutes = { NUMBER($minutes) } min
seeing-hours = { NUMBER($hours) } h { NUMBER($minutes) } min
