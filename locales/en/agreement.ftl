# Comparing annotators, and deciding where they differ.

agreement-title = Compare annotators
agreement-open = Compare annotators…
agreement-lead = Open the files of two or more annotators of the same texts. Texts are matched character by character; what was accepted, corrected or added counts. Nothing leaves this machine.
agreement-choose = Choose files…
agreement-files = Files of annotators
agreement-name = Annotator of { $file }
agreement-without = Leave out { $file }
agreement-suggested = Count suggestions that nobody has decided on, too
agreement-start = Compare
agreement-reading = Reading { $file }…
agreement-comparing = Comparing…
agreement-no-dataset = { $file } is not a dataset that Tallymark can read.
agreement-misfits = { $count ->
    [one] { $count } thing in { $file } could not be read
   *[other] { NUMBER($count) } things in { $file } could not be read
}
agreement-misfit = line { NUMBER($line) }
agreement-texts = { $count ->
    [one] { $count } text in common
   *[other] { NUMBER($count) } texts in common
}
agreement-no-texts = These files have no text in common.
agreement-tokens = { $count ->
    [one] { $count } token
   *[other] { NUMBER($count) } tokens
}
agreement-repeated = { $count ->
    [one] { $count } document left out, as its text is there twice
   *[other] { NUMBER($count) } documents left out, as their texts are there twice
}
agreement-by-label = By label
agreement-both = Both
agreement-one-only = One only
agreement-values = Values
agreement-kappa = Cohen’s κ
agreement-alpha = Krippendorff’s α
agreement-figures-hint = F1 counts spans with the same ends and label; κ and α are measured on tokens, beyond chance.
agreement-undefined = not defined
agreement-pairs = By pair
agreement-pair = Annotators
agreement-confusion = Labels of the same words
agreement-confusion-hint = Rows: { $one }. Columns: { $other }. After ≈: spans with other ends that overlap.
agreement-first = the first of two
agreement-second = the second
agreement-none = none
agreement-alone = { $count ->
    [one] { $count } document without a partner
   *[other] { NUMBER($count) } documents without a partner
}
agreement-more = and { NUMBER($count) } more
agreement-other-files = Other files
agreement-walk = { $count ->
    [one] Decide { $count } disagreement
   *[other] Decide { NUMBER($count) } disagreements
}
agreement-agreed = They agree on everything.
agreement-back = Figures
agreement-place = { NUMBER($at) } of { NUMBER($count) }
agreement-decided = { NUMBER($count) } of { NUMBER($total) } decided
agreement-region = Disagreement
agreement-said = What each has annotated
agreement-nothing = nothing
agreement-alternatives = Which is right?
agreement-too = Too
agreement-too-number = { NUMBER($number) } too
agreement-take-none = None
agreement-take-all = All
agreement-undo = Undo
agreement-next = Next
agreement-previous = Previous
agreement-chosen-none = Chosen: none
agreement-chosen = Chosen: { $what }
agreement-open-still = Not decided
agreement-keys = 1 to 9 take one, with Shift several; 0 none, a all; j and k go; u undoes.
agreement-with-alone = With the documents that only one annotator has
agreement-download = Download merged
agreement-add = Add merged to the workspace
agreement-later = What is not decided yet comes as suggestions. The choices are kept: compare the same files again, and you go on where you were.
agreement-downloaded = { $count ->
    [one] { $count } merged document downloaded.
   *[other] { NUMBER($count) } merged documents downloaded.
}
agreement-added = { $count ->
    [one] { $count } merged document added.
   *[other] { NUMBER($count) } merged documents added.
}
agreement-adding = Adding merged documents
agreement-tag = merged
