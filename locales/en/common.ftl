# Words that more than one part of the page uses.

-brand-name = Tallymark

cancel = Cancel
close = Close
save = Save
add = Add
remove = Remove
apply = Apply
undo = Undo
redo = Redo
edit = Edit
rename = Rename
download = Download
search = Search
next = Next
previous = Previous
show-all = Show all
help = Help
settings = Settings
yes = Yes
no = No
none = None
unknown = unknown

# How the user decided about a mention.
decision-suggested = Suggested
decision-accepted = Accepted
decision-corrected = Corrected
decision-rejected = Rejected
decision-added = Added

mention = Mention
mentions = Mentions
document = Document
documents = Documents
label = Label

mentions-count = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
}
documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
labels-count = { $count ->
    [one] { $count } label
   *[other] { $count } labels
}
mentions-in-documents = { $mentions ->
    [one] { $mentions } mention
   *[other] { $mentions } mentions
} in { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}
reviewed-count = { NUMBER($done) } of { NUMBER($total) } reviewed
# As in a counter: 3 / 12.
position = { NUMBER($at) } / { NUMBER($total) }
quoted = “{ $text }”
seconds-count = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
minutes-count = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours-count = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
percent = { NUMBER($value) }%
page-title = { $title } – { -brand-name }
