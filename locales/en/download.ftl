### The dialog to download the dataset.

download-title = Download dataset
download-format = Format
download-this = This document
download-all = All documents
download-file = Save file
download-summary = { NUMBER($documents) } { $documents ->
    [one] document
   *[other] documents
}, { NUMBER($mentions) } mentions, { $left }. Each carries its decision.
download-all-decided = all decided
download-left = { NUMBER($count) } not decided yet
download-done = The file is with your browser's downloads.
download-failed = The browser did not take the file: { $reason }
download-jsonl = Everything, lossless: one document a line, offsets in code points
download-csv = One row a mention, for spreadsheets and pandas
