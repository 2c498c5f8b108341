### The names of actions, as the command palette and the list of keys show them.

action-group-move = Move
action-group-decide = Decide
action-group-boundaries = Boundaries
action-group-add = Add
action-group-see = See
action-group-page = Page

action-next = Next mention
action-previous = Previous mention
action-next-skipped = Next skipped mention
action-next-document = Next document
action-previous-document = Previous document
action-search = Search the article
action-search-all = Search all documents

action-accept = Accept, and on to the next
action-reject = Reject, and on to the next
action-edit = Edit the value; Enter takes it, Esc leaves it
action-uncertain = Mark as uncertain, or as certain
action-remove = Remove without a trace
action-everywhere = Decide the same text everywhere
action-never = Never label this text
action-accept-rest = Accept the rest of the document
action-undo = Undo
action-redo = Redo

action-start-earlier = Start a word earlier
action-start-later = Start a word later
action-end-later = End a word later
action-end-earlier = End a word earlier
action-start-character-earlier = Start a character earlier
action-start-character-later = Start a character later
action-end-character-later = End a character later
action-end-character-earlier = End a character earlier
action-split = Split the mention
action-merge = Merge with the next mention

action-select-words = Select words; a label’s key adds them
action-relate = Relate to another mention
action-cancel = Leave the selection or the mention

action-filter = Filter the mentions
action-focus = One sentence at a time, or the whole article
action-guidelines = Show or hide the guidelines
action-dashboard = Dashboard

action-palette = All commands
action-new-article = New article
action-import = Import files
action-download = Download the dataset
action-about = About this document
action-schema = Edit the labels
action-rules = Rules for suggestions
action-settings = Settings
action-help = Keys
