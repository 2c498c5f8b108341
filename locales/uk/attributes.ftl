### Що має згадка, крім мітки: одиниці, певність, сутність, яку вона називає, дати з календаря.

attributes-uncertain = Непевно
attributes-is-uncertain = непевно
attributes-now-uncertain = { $words }: непевно
attributes-now-certain = { $words }: певно

attributes-entity = Сутність
attributes-entity-hint = Назва або Q-номер
attributes-wikidata = Вікідані
attributes-entity-linked = { $words } — це { $entity }
attributes-entity-unlinked = { $words } не називає жодної сутності
attributes-entity-line-break = Сутність записують одним рядком.
attributes-entity-no-number = «{ $typed }» — не номер у Вікіданих: це Q і цифри, перша з яких не 0, як-от Q42.

calendar-title = Виберіть дату
calendar-open = Вибрати в календарі
calendar-scale = Що вибрати
calendar-day = День
calendar-week = Тиждень
calendar-month = Місяць
calendar-year = Рік
calendar-range = Проміжок
calendar-earlier = Раніше
calendar-later = Пізніше
calendar-week-number = Тиждень { $number }
calendar-week-short = Тиж.
calendar-from = від { $date }
calendar-is-today = сьогодні
calendar-is-published = день публікації
calendar-go-today = Сьогодні
calendar-go-published = День публікації
calendar-time = Час
calendar-part = Частина дня
calendar-morning = Ранок
calendar-midday = Полудень
calendar-afternoon = Пообіддя
calendar-evening = Вечір
calendar-night = Ніч
calendar-keys = Стрілки пересувають, Page Up і Page Down гортають, Enter вибирає.
calendar-range-start = Тепер виберіть кінець проміжку.
