### Decisions within a description of a mention, after its label and value. The values themselves: `view/describe`.

value-suggested = suggested
value-accepted = accepted
value-corrected = corrected
value-rejected = rejected
value-added = added
