### What a mention carries beside its label: units, certainty, the entity that it names, dates chosen on a calendar.

attributes-uncertain = Uncertain
# Said behind the decision of a mention: MONEY, 50 billion US dollars, accepted, uncertain.
attributes-is-uncertain = uncertain
attributes-now-uncertain = { $words }: uncertain
attributes-now-certain = { $words }: certain

attributes-entity = Entity
attributes-entity-hint = Name or Q-number
attributes-wikidata = Wikidata
attributes-entity-linked = { $words } is { $entity }
attributes-entity-unlinked = { $words } names no entity
attributes-entity-line-break = An entity is written on one line.
attributes-entity-no-number = “{ $typed }” is no Wikidata number: that is Q and digits, the first of them not 0, as in Q42.

calendar-title = Choose a date
calendar-open = Choose on a calendar
calendar-scale = What to choose
calendar-day = Day
calendar-week = Week
calendar-month = Month
calendar-year = Year
calendar-range = Range
calendar-earlier = Earlier
calendar-later = Later
calendar-week-number = Week { $number }
calendar-week-short = Wk
calendar-from = from { $date }
calendar-is-today = today
calendar-is-published = day of publication
calendar-go-today = Today
calendar-go-published = Day of publication
calendar-time = Time
calendar-part = Part of the day
calendar-morning = Morning
calendar-midday = Midday
calendar-afternoon = Afternoon
calendar-evening = Evening
calendar-night = Night
calendar-keys = Arrows move, Page Up and Page Down turn the page, Enter chooses.
calendar-range-start = Now choose the end of the range.
