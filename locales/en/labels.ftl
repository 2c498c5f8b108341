### What the labels of the presets are for: the texts that the schema has from the start, in English (see `view/labels.rs`).

label-for-person = People, fictional too
label-for-norp = Nationalities, religious and political groups
label-for-org = Companies, agencies, institutions, armed services, media
label-for-gpe = Countries, cities, states, provinces
label-for-loc = Places that are not countries or cities: seas, mountains, regions
label-for-fac = Buildings, plants, airports, roads, bridges
label-for-product = Weapons, vehicles, software, goods
label-for-event = Named wars, battles, storms, summits, sports events
label-for-work-of-art = Titles of books, films, songs, reports
label-for-law = Named laws and treaties
label-for-language = Named languages
label-for-date = Calendar dates, periods of a day or longer, ages
label-for-time = Times of day, periods shorter than a day
label-for-percent = Percentages, percentage points, basis points
label-for-money = Amounts of a currency
label-for-quantity = Measurements with a unit
label-for-ordinal = Ranks: first, 2nd
label-for-cardinal = Counts and bare numbers, ratios and scores
label-for-conll-per = People
label-for-conll-org = Companies, agencies, institutions, teams, media
label-for-conll-loc = Countries, cities, regions, mountains, buildings
label-for-conll-misc = Names of anything else: nationalities, events, works, products, laws, languages
