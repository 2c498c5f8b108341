### What the page says when something happened, and why something could not be done.

message-only-numbers = Only numbers and times were suggested for “{ $title }”, no names: { $reason }. Ask again with “Suggest again” in the list.
message-nothing-suggested = Nothing could be suggested for “{ $title }”: { $reason }. The text is safe. Mentions can be added by hand, or asked for again with “Suggest again” in the list.
message-other-question = The extractor answered another question. Reload the page.
message-found = { $count ->
    [one] { $count } mention found
   *[other] { $count } mentions found
}
message-set-aside = { NUMBER($lost) } of { NUMBER($count) } stored records could not be read and were set aside. { $first }
message-record = Record { NUMBER($number) } of { $place }: { $reason }.
message-no-screen = The last screen could not be restored: { $reason }.
message-not-done = That could not be done: { $reason }.
message-wait = Wait until the work under way is done, or cancel it.
message-part-missing = This part of the page could not be loaded. Check the network connection and try again.
message-not-shown = The article could not be shown: { $reason }
message-not-redrawn = The article could not be redrawn; reload the page. { $reason }

journal-closed = the journal is closed
storage-aborted = the browser took the transaction back; the disk may be full
storage-superseded = another tab writes now
storage-blocked = Tallymark is open in another tab in an earlier version. Close that tab, so that this one can open your work.
storage-closed = the browser has closed the storage of this page, or a later version of it is open in another tab; reload the page
message-not-set-aside = What could not be read could not be set aside: { $reason }.
record-damaged = it is damaged
record-newer = a later version of Tallymark has written it
record-missing = it is gone
browser-no-reason = the browser gives no reason
extractor-stopped = the extraction was stopped
extractor-stopped-why = the extractor stopped ({ $reason })
extractor-panicked = the extractor met a defect of Tallymark and stopped ({ $reason })
extractor-not-loaded = it could not be loaded
extractor-not-sent = the text could not be sent to the extractor: { $reason }
extractor-not-started = the extractor could not be started: { $reason }
extractor-unreadable = its answer could not be read: { $reason }

file-too-large = { $name } is larger than { NUMBER($most) } MB, the most that can be opened. Split it.
file-unreadable = { $name } could not be read. Is it a folder, or has it been moved?
file-no-text = { $name } holds no text.
file-empty = { $name } is empty.
file-not-text = { $name } is not a text file. Tallymark opens .txt, .md, .html, .csv, .tsv and .json.
file-not-utf16 = { $name } begins like UTF-16 but is not.
file-no-encoding = { $name } is in no encoding known here.
file-windows = { $name } is not UTF-8; it was read as Windows-1252. Check accents and quotes.

refusal-no-document = That document is no longer here.
refusal-no-annotation = That mention is no longer here.
refusal-duplicate = These words have that label already.
refusal-span = Those words cannot be annotated: { $reason }.
refusal-empty-text = There is no text to annotate.
refusal-no-cut = A mention is split between two of its words.
refusal-same-mention = A relation needs two different mentions.
refusal-same-relation = These mentions have that relation already.
refusal-no-change = Nothing to change.
refusal-schema-empty = A schema needs a label that can be given.
refusal-schema-nameless = A label has no name.
refusal-schema-same-name = Two labels are called { $name }.
refusal-schema-same-key = Two labels have the key { $key }.
refusal-schema-taken-key = The key { $key } cannot set a label: the page uses it itself.
refusal-span-outside = the span ends at { NUMBER($end) }, but the text has only { NUMBER($length) }
refusal-span-inside = offset { NUMBER($offset) } falls inside a character
change-no-document = there is no document { $id }
change-document-exists = document { $id } is there already
change-outside = annotation { $annotation } ({ $span }) does not lie in the text of document { $document }
change-nothing-left = there is nothing left to undo or to redo
