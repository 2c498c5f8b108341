### The page as a program: without a network, installed, and a newer version of it.

offline-install = Install Tallymark
offline-new-version = A new version of Tallymark is ready.
offline-use-new-version = Use the new version
offline-not-stored = The new version waits: not everything you did is stored. Download a backup, or try again.
offline-not-handed-over = What another program handed over could not be opened: { $reason }.
offline-only-address = Only an address was shared, and this page loads nothing from the network. Copy the text of the article and paste it here.
