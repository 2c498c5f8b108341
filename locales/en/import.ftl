# Bringing in files, folders and tables.

import-title = Import
import-lead = Text files and web pages become an article each. In tables (CSV, TSV, JSON) each row is an article.
import-choose-files = Choose files…
import-choose-folder = Choose a folder…
import-files = Files to import
import-folder = Folder to import
import-drop = Or drop files and folders anywhere on the page. Nothing leaves this machine.
import-looking = { $count ->
    [0] Looking at the files…
    [one] Looking at { $count } file…
   *[other] Looking at { $count } files…
}
import-nothing = There is nothing here that can be imported. Text files, web pages, CSV, TSV and JSON can.
import-articles = { $count ->
    [one] { $count } file is an article
   *[other] { $count } files are articles
}
import-others = { $count ->
    [one] { $count } file of another kind is left out
   *[other] { $count } files of other kinds are left out
}
import-and-more = and { NUMBER($count) } more
import-like-it = { $count ->
    [one] and { $count } file with the same columns
   *[other] and { $count } files with the same columns
}
import-header = The first row names the columns
import-column = Column { $name }
import-preview = First rows of { $name }
import-role-ignored = Ignore
import-role-text = Text
import-role-title = Title
import-role-date = Date
import-role-source = Source URL
import-role-author = Author
import-role-tags = Tags
import-needs-text = Say which column is the text.
import-skip = Skip texts that are here already
import-start = Import
import-back = Choose others
import-reading = Reading files
import-adding = Adding documents
import-read-so-far = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
import-imported = { $count ->
    [one] { $count } document imported
   *[other] { $count } documents imported
}
import-known = { $count ->
    [one] { $count } was here already
   *[other] { $count } were here already
}
import-unread = { $count ->
    [one] { $count } could not be read
   *[other] { $count } could not be read
}
import-cancelled = Import cancelled.
import-undo-hint = Undo takes the whole import back.
import-troubles = What to know
import-at-line = { $file }, line { NUMBER($line) }
import-open-first = Open the first
import-more = Import more
import-fault-cells = { $found ->
    [one] { $found } cell
   *[other] { $found } cells
} where the first row has { NUMBER($wanted) }. Is a quote missing?
import-fault-quote = A quoted cell goes on after its closing quote. Quotes within are written twice.
import-fault-unclosed = A quote or bracket is never closed.
import-fault-json = Not JSON: { $reason }.
import-fault-no-object = Not an object with fields.
import-fault-no-text = No text in the text column.
import-no-rows = No rows in it.
import-date-unread = “{ $date }” is not a date; imported without it.
import-open = Import…
import-busy = An import is under way. Wait until it is done, or cancel it.
