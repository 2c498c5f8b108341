# The list of documents, what is known about each, and the search across all.

documents-new = New article
documents-filter = Filter documents
documents-filter-hint = Filter, or Enter to search texts
documents-search-texts = Search in all texts
documents-status = Status
documents-status-all = All
documents-status-not-started = Not started
documents-status-in-progress = In progress
documents-status-done = Done
documents-status-duplicates = Duplicates
documents-order = Sort
documents-order-added = Oldest first
documents-order-newest = Newest first
documents-order-title = By title
documents-order-date = By date
documents-order-left = Most left to do
documents-tag = Tag
documents-tag-any = Any tag
documents-shown = { NUMBER($shown) } of { $total ->
    [one] { $total } document
   *[other] { $total } documents
}
documents-none-shown = No document is like that.
documents-clear = Show all
documents-privacy = Stored in this browser only. Nothing leaves this machine.

documents-reading = Reading…
documents-reading-progress = Reading { NUMBER($at) } of { NUMBER($total) }
documents-reading-stop = Stop
documents-reading-stopped = Stopped. Documents that were not read can be read with “Suggest again”.
documents-opening = Opening your documents… { NUMBER($percent) }%
documents-no-mentions = No mentions
documents-decided = { $count ->
    [one] { $count } decided
   *[other] { $count } decided
}
documents-progress = { NUMBER($done) } of { NUMBER($total) }
documents-duplicate = Duplicate
documents-duplicate-added = The same text is here already as “{ $title }”.
documents-select = Select { $title }
documents-about-title = About { $title }
documents-remove-title = Remove { $title }
documents-remove-hint = Remove (undo with U)
documents-suggest-again = Suggest again

documents-selected = { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}
documents-select-none = Clear selection
documents-remove-selected = Remove
documents-removed = { $count ->
    [one] Document removed. Undo with U.
   *[other] { $count } documents removed. Undo with U.
}
documents-removing = Removing documents
documents-tagging = Tagging documents
documents-tag-add = Add a tag
documents-tag-take = Remove a tag
documents-tagged = { $count ->
    [one] Tag of { $count } document changed. Undo with U.
   *[other] Tags of { $count } documents changed. Undo with U.
}

documents-found = { $hits ->
    [one] { $hits } hit
   *[other] { $hits } hits
} in { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}
documents-found-for = “{ $words }”
documents-found-none = Nothing found
documents-found-searching = Searching… { NUMBER($percent) }%
documents-found-close = Back to the list
documents-found-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
documents-found-show-more = Show more documents
documents-found-results = Search results

documents-about = About this document
documents-about-headline = Title
documents-about-date = Published
documents-about-date-hint = Relative dates are resolved against this day
documents-about-source = Source address
documents-about-author = Author
documents-about-tags = Tags
documents-about-tags-hint = Divided by commas
documents-about-added = Added { $when }
documents-about-length = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
documents-about-open-source = Open the source
documents-about-by = by { $author }
documents-about-gone = That document is no longer here.

documents-unread = Nothing could be suggested for { $count ->
    [one] { $count } document
   *[other] { $count } documents
}: { $reason }. The texts are safe. Mentions can be added by hand, or asked for again with “Suggest again” in the list.
documents-unread-names = Only numbers and times were suggested for { $count ->
    [one] { $count } document
   *[other] { $count } documents
}, no names: { $reason }. Ask again with “Suggest again” in the list.
