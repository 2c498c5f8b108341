### Вікно, де завантажують набір даних.

download-title = Завантажити набір даних
download-format = Формат
download-this = Цей документ
download-all = Усі документи
download-listed = Документи зі списку ({ NUMBER($count) })
download-file = Зберегти файл
download-to = Зберегти у файл…
download-card = Картка набору
download-config = Налаштування розмічування
download-done = Файл — серед завантажень вашого браузера.
download-written = Файл { $name } записано.
download-failed = Браузер не прийняв файлу: { $reason }
download-unwritten = Записати не вдалося: { $reason }
