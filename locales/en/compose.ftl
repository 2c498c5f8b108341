### The screen to add an article, and how it is read.

compose-name = New article
compose-title = Paste an article.
compose-lead = Tallymark highlights its numbers and names with their values. Confirm or correct each with one key, then download a dataset that trains a model.
compose-annotate = Annotate
compose-text = Article text
compose-text-hint = Paste here, or drop .txt, .md or .html files anywhere
compose-title-hint = The first line, if left empty
compose-from-dateline = (from the dateline)
compose-open-files = Open files…
compose-files = Files to open
compose-samples = Samples
compose-try-sample = Or try a sample
compose-sample-war = War
compose-sample-earthquake = Earthquake
compose-sample-finance = Finance
compose-sample-live = Live blog
compose-no-text = There is no text to annotate yet. Paste an article first.
compose-keeping = This is Tallymark in one file. What you do is kept in this browser’s storage for files on a disk. In Chrome and Edge, any other HTML file that you open from this computer could read it. In Firefox it belongs to this file at this place: moved or renamed, the file starts empty.
compose-bad-date = The publication date is not a date: { $date }.

reading-options = Reading options
reading-dates = Dates like 04/12
reading-dollar = $ means
reading-guess = Guess from the text
reading-day-first = Day first: 4 December
reading-month-first = Month first: April 12
