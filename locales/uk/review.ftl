### Стаття на розгляді: її шапка, пошук і те, що зчитувачі екрана кажуть про кожну дію.

review-title = Заголовок
review-published = Опубліковано
review-published-why = Опубліковано: від цього дня відлічують відносні дати
review-reading = Читаємо…
review-nothing-found = Згадок не знайдено
review-decided = Вирішено { NUMBER($decided) } з { NUMBER($total) }
review-progress = Поступ перегляду
review-hit = { NUMBER($at) } з { NUMBER($total) }

review-accepted = { $words }: прийнято
review-rejected = { $words }: відхилено
review-removed = { $words }: вилучено
review-selected = { $words }: виділено
review-added = Додано { $label }
review-relabelled = Мітка { $label }
review-then = { $said }. Далі: { $words }, { $description }
review-then-done = { $said }. Щодо кожної згадки в цьому документі вирішено.
review-document-removed = Документ вилучено. U поверне його.
review-nothing-to-undo = Відміняти більше нічого.
review-nothing-to-redo = Повторювати більше нічого.
review-undone = Відмінено
review-redone = Повторено
review-labels = Мітки
