### Datasets in and out: the formats, the proof before a download, and files that are opened.

converter-not-loaded = it could not be loaded
converter-panicked = The converter met a defect of Tallymark and stopped: { $reason }. Nothing of your work is lost.
converter-stopped = The converter stopped: { $reason }. Nothing of your work is lost.

download-group-all = Tallymark and tables
download-group-training = To train a model
download-group-tools = Annotation tools
download-group-web = The web
download-jsonl = Everything, lossless: one document a line, offsets in code points
download-csv = One row a mention, for spreadsheets and pandas
download-tsv = The same with tabs
download-spacy-jsonl = Text and entities, a line a document
download-docbin = spaCy's binary training data (.spacy)
download-hugging-face = JSONL and Parquet with label names and a card, zipped
download-conll = A token a line with B-, I- and O tags
download-conll-biluo = A token a line with B-, I-, L-, U- and O tags
download-gliner = Tokens and token spans for GLiNER
download-chat = Conversations to fine-tune language models
download-prodigy = Tokens, spans and answers for Prodigy
download-label-studio = Decisions as annotations, suggestions as predictions
download-doccano = Sequence labelling tasks for doccano
download-brat = A text and an .ann file a document, zipped
download-webanno = For INCEpTION and WebAnno
download-cas-json = For UIMA tools and cassis, as JSON
download-cas-xmi = For UIMA tools and cassis, as XML
download-web-annotation = W3C standard, JSON-LD with quotes and positions

download-decisions = Decisions
download-every = all
download-suggested = Undecided
download-rejected = Rejected, as negatives
download-labels = Labels
download-renamed = { NUMBER($count) } renamed
download-left-out = { NUMBER($count) } left out
download-name-of = Name of { $label } in the file
download-split = Split
download-no-split = none
download-split-it = Split into training, development and test data
download-split-hint = By the content of the texts: the same texts come to the same parts, labels spread evenly.
download-train = Train
download-dev = Dev
download-test = Test
download-share = { $part }, in percent
download-people = People and time
download-tokens = Tokens
download-tokens-ours = Tallymark's
download-tokens-spacy = spaCy's
download-tokens-space = White space
download-inside = A span inside a token
download-inside-split = Split the token
download-inside-widen = Widen the span
download-leave-out = Leave it out
download-overlap = Overlapping spans
download-overlap-longer = Keep the longer
download-overlap-shorter = Keep the shorter
download-overlap-neither = Leave out both

proof = Proof
proof-writing = Writing the file…
proof-reading = Reading the file back…
proof-stop = Stop
proof-again = Try again
proof-stopped = Stopped: nothing has been written.
proof-empty = There is no document to download.
proof-spans = { $spans ->
    [one] { NUMBER($spans) } span.
   *[other] { NUMBER($spans) } spans.
}
proof-holds = { $spans ->
    [one] { NUMBER($spans) } span, all proven.
   *[other] { NUMBER($spans) } spans, all proven.
}
proof-changed = { $spans ->
    [one] { NUMBER($spans) } span, { NUMBER($changed) } would change.
   *[other] { NUMBER($spans) } spans, { NUMBER($changed) } would change.
}
proof-unread = { $spans ->
    [one] { NUMBER($spans) } span
   *[other] { NUMBER($spans) } spans
}, { NUMBER($changed) } would change. This format is only written: there is nothing to read it back with.
proof-strange = { $count ->
    [one] { NUMBER($count) } more was read than was written.
   *[other] { NUMBER($count) } more were read than were written.
}
proof-text = The text would not be the same.
proof-problems = { $count ->
    [one] Reading it back met { NUMBER($count) } problem.
   *[other] Reading it back met { NUMBER($count) } problems.
}
proof-split = { $count ->
    [one] { NUMBER($count) } cuts a token.
   *[other] { NUMBER($count) } cut a token.
}
proof-list = { $count ->
    [one] Show { NUMBER($count) } span
   *[other] Show { NUMBER($count) } spans
}
proof-said = { $count ->
    [one] Show { NUMBER($count) } problem
   *[other] Show { NUMBER($count) } problems
}
proof-changes = What would change
loss-inside-token = It begins or ends inside a token.
loss-overlap = It overlaps with another.
loss-no-token = It holds no token.
loss-rejected = It was rejected, and the format cannot say so.
loss-unknown = It was not read back as it was written.
loss-left-out = It is left out.
loss-widened = It becomes “{ $words }”.
loss-split = The token is cut.
size-bytes = { $count ->
    [one] { NUMBER($count) } byte
   *[other] { NUMBER($count) } bytes
}
size-kilobytes = { NUMBER($count) } kB
size-megabytes = { NUMBER($count) } MB

dataset-line = line { NUMBER($line) }
dataset-broken = It could not be read to its end: { $reason }
dataset-surveying = Looking through { $name }
dataset-counts = { $documents ->
    [one] { NUMBER($documents) } document
   *[other] { NUMBER($documents) } documents
}, { $annotations ->
    [one] { NUMBER($annotations) } annotation
   *[other] { NUMBER($annotations) } annotations
}, { NUMBER($decided) } of them decided.
dataset-unit = { $documents ->
    [one] Offsets counted in { $unit } in { NUMBER($documents) } document.
   *[other] Offsets counted in { $unit } in { NUMBER($documents) } documents.
}
dataset-bytes = bytes
dataset-code-points = code points
dataset-misfits = { $count ->
    [one] { NUMBER($count) } thing does not fit and is left out:
   *[other] { NUMBER($count) } things do not fit and are left out:
}
dataset-as-table = Read as a table
dataset-open-as = Open as
dataset-as-documents = Documents
dataset-as-documents-hint = Only the texts; Tallymark suggests anew
dataset-as-annotations = Annotations
dataset-as-annotations-hint = With what was decided about them
dataset-as-suggestions = Suggestions
dataset-as-suggestions-hint = All wait for your decision
dataset-known = Texts that are here already
dataset-join = Add the annotations to them
dataset-skip = Leave them out
dataset-apart = Open them as documents of their own
import-joined = { $count ->
    [one] { NUMBER($count) } got annotations
   *[other] { NUMBER($count) } got annotations
}
