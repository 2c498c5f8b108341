### Вікно, де завантажують набір даних.

download-title = Завантажити набір даних
download-format = Формат
download-this = Цей документ
download-all = Усі документи
download-file = Зберегти файл
download-summary = { $documents ->
    [one] { $documents } документ
    [few] { $documents } документи
   *[many] { $documents } документів
}, { $mentions ->
    [one] { $mentions } згадка
    [few] { $mentions } згадки
   *[many] { $mentions } згадок
}, { $left }. Кожна має своє рішення.
download-all-decided = щодо всіх вирішено
download-left = { NUMBER($count) } ще без рішення
download-done = Файл — серед завантажень вашого браузера.
download-failed = Браузер не прийняв файлу: { $reason }
download-jsonl = Усе без утрат: документ на рядок, позиції в кодових точках
download-csv = Рядок на згадку, для електронних таблиць і pandas
