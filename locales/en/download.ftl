### The dialog to download the dataset.

download-title = Download dataset
download-format = Format
download-this = This document
download-all = All documents
download-listed = Listed documents ({ NUMBER($count) })
download-summary = { NUMBER($documents) } { $documents ->
    [one] document
   *[other] documents
}, { $mentions ->
    [one] { NUMBER($mentions) } mention
   *[other] { NUMBER($mentions) } mentions
}, { $left }.
download-all-decided = all decided
download-left = { NUMBER($count) } not decided yet
download-file = Save file
download-to = Save to a file…
download-card = Dataset card
download-config = Labeling configuration
download-done = The file is with your browser's downloads.
download-written = { $name } is written.
download-failed = The browser did not take the file: { $reason }
download-unwritten = This cannot be written: { $reason }
