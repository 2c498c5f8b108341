### Several tabs on the same workspace.

tabs-following = Another tab is open on this workspace. This one follows it.
tabs-take-over = Take over
tabs-taking-over = Taking over…
tabs-status = Following
tabs-status-why = Another tab stores the work. What is done there is shown here.
tabs-refused = Another tab writes. Take over to change anything here.
tabs-busy = The other tab is in the middle of something that takes longer. Take over when it is done.
tabs-taken-over = This tab writes now. The other one follows.
tabs-other-closed = The other tab is closed. This one writes now.
tabs-not-taken = This tab could not take over: { $reason }.
tabs-not-followed = This tab can no longer follow the other: { $reason }. Reload it.
tabs-other-version = Another version of Tallymark is open in another tab. Reload this tab.
tabs-unstored-aside = { $count ->
    [one] { $count } change made here was not stored, because another tab took over while this one did not answer. It is set aside.
   *[other] { $count } changes made here were not stored, because another tab took over while this one did not answer. They are set aside.
}
tabs-unstored = { $count ->
    [one] { $count } change made here was not stored, because another tab took over while this one did not answer. It is only in this tab.
   *[other] { $count } changes made here were not stored, because another tab took over while this one did not answer. They are only in this tab.
}
tabs-unstored-download = Download them
