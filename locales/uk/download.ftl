### Вікно, де завантажують набір даних.

download-title = Завантажити набір даних
download-format = Формат
download-this = Цей документ
download-all = Усі документи
download-listed = Документи зі списку ({ NUMBER($count) })
download-summary = { $documents ->
    [one] { $documents } документ
    [few] { $documents } документи
   *[many] { $documents } документів
}, { $mentions ->
    [one] { $mentions } згадка
    [few] { $mentions } згадки
   *[many] { $mentions } згадок
}, { $left }.
download-all-decided = щодо всіх вирішено
download-left = { NUMBER($count) } ще без рішення
download-file = Зберегти файл
download-to = Зберегти у файл…
download-card = Картка набору
download-config = Налаштування розмічування
download-done = Файл — серед завантажень вашого браузера.
download-written = Файл { $name } записано.
download-failed = Браузер не прийняв файлу: { $reason }
download-unwritten = Записати не вдалося: { $reason }
