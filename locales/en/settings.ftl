# The command palette.
commands-title = All commands
commands-placeholder = Type what you want to do
commands-none = No command of that name
commands-not-now = That can be done once an article is open.
commands-label = Label { $name }
commands-open = Open { $title }

# Long work.
working-count = { NUMBER($done) } of { NUMBER($total) }

# The settings.
settings-annotator = Annotator’s name
settings-annotator-hint = Kept with every decision that you make.
settings-language = Language
settings-language-browser = As the browser
settings-show = Show
settings-pace = What is left, and the pace of review
settings-downloads = In downloads
settings-names = Annotators’ names
settings-time = Time spent on each document
settings-single = Download Tallymark as one file
settings-single-hint = It opens from a disk, without a network, and does all that this page does.
settings-version = Tallymark { $version }, build { $build }
settings-licences = Licences

# The editor of keys.
keys-change = Change the keys of “{ $name }”
keys-press = Press the new key, or Esc to leave it
keys-reset = As it was at first
keys-reset-all = All keys as they were at first
keys-taken = { $chord } is already the key of “{ $name }”.
keys-label-taken = { $chord } is already the key of the label { $name }.
keys-set = { $chord } is now the key of “{ $name }”.
keys-none = No key
keys-find = Find a command
