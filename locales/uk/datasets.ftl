### Набори даних: формати, перевірка перед завантаженням і файли, які відкривають.

converter-not-loaded = його не вдалося завантажити
converter-panicked = Перетворювач натрапив на ваду Tallymark і зупинився: { $reason }. З вашої роботи нічого не втрачено.
converter-stopped = Перетворювач зупинився: { $reason }. З вашої роботи нічого не втрачено.

download-group-all = Tallymark і таблиці
download-group-training = Для навчання моделі
download-group-tools = Інструменти розмічування
download-group-web = Веб
download-jsonl = Усе без втрат: документ на рядок, позиції в кодових точках
download-csv = Згадка на рядок, для електронних таблиць і pandas
download-tsv = Те саме з табуляцією
download-spacy-jsonl = Текст і сутності, документ на рядок
download-docbin = Двійкові навчальні дані spaCy (.spacy)
download-hugging-face = JSONL і Parquet з назвами міток і карткою, в архіві
download-conll = Токен на рядок із тегами B-, I- та O
download-conll-biluo = Токен на рядок із тегами B-, I-, L-, U- та O
download-gliner = Токени та їхні проміжки для GLiNER
download-chat = Розмови для донавчання мовних моделей
download-prodigy = Токени, проміжки й відповіді для Prodigy
download-label-studio = Рішення як розмітка, пропозиції як передбачення
download-doccano = Завдання розмічування для doccano
download-brat = Текст і файл .ann на документ, в архіві
download-webanno = Для INCEpTION і WebAnno
download-cas-json = Для інструментів UIMA та cassis, у JSON
download-cas-xmi = Для інструментів UIMA та cassis, в XML
download-web-annotation = Стандарт W3C, JSON-LD із цитатами й позиціями

download-decisions = Рішення
download-every = усі
download-suggested = Без рішення
download-rejected = Відхилені, як негативні
download-labels = Мітки
download-renamed = перейменовано: { NUMBER($count) }
download-left-out = пропущено: { NUMBER($count) }
download-name-of = Назва { $label } у файлі
download-split = Поділ
download-no-split = немає
download-split-it = Поділити на навчальні, налагоджувальні й контрольні дані
download-split-hint = За вмістом текстів: ті самі тексти потрапляють до тих самих частин, мітки розподілено рівномірно.
download-train = Навчання
download-dev = Налагодження
download-test = Контроль
download-share = { $part }, у відсотках
download-people = Люди й час
download-tokens = Токени
download-tokens-ours = Tallymark
download-tokens-spacy = spaCy
download-tokens-space = Пробіли
download-inside = Проміжок усередині токена
download-inside-split = Розрізати токен
download-inside-widen = Розширити проміжок
download-leave-out = Пропустити його
download-overlap = Проміжки, що перетинаються
download-overlap-longer = Лишити довший
download-overlap-shorter = Лишити коротший
download-overlap-neither = Пропустити обидва

proof = Перевірка
proof-writing = Записуємо файл…
proof-reading = Читаємо файл назад…
proof-stop = Зупинити
proof-again = Спробувати ще раз
proof-stopped = Зупинено: нічого не записано.
proof-empty = Немає документів для завантаження.
proof-spans = { $spans ->
    [one] { NUMBER($spans) } проміжок.
    [few] { NUMBER($spans) } проміжки.
   *[many] { NUMBER($spans) } проміжків.
}
proof-holds = { $spans ->
    [one] { NUMBER($spans) } проміжок, усе перевірено.
    [few] { NUMBER($spans) } проміжки, усе перевірено.
   *[many] { NUMBER($spans) } проміжків, усе перевірено.
}
proof-changed = { $spans ->
    [one] { NUMBER($spans) } проміжок, змінилося б { NUMBER($changed) }.
    [few] { NUMBER($spans) } проміжки, змінилося б { NUMBER($changed) }.
   *[many] { NUMBER($spans) } проміжків, змінилося б { NUMBER($changed) }.
}
proof-unread = { $spans ->
    [one] { NUMBER($spans) } проміжок
    [few] { NUMBER($spans) } проміжки
   *[many] { NUMBER($spans) } проміжків
}, змінилося б { NUMBER($changed) }. Цей формат лише записують: прочитати його назад нічим.
proof-strange = { $count ->
    [one] Прочитано на { NUMBER($count) } більше, ніж записано.
    [few] Прочитано на { NUMBER($count) } більше, ніж записано.
   *[many] Прочитано на { NUMBER($count) } більше, ніж записано.
}
proof-text = Текст був би не той самий.
proof-problems = { $count ->
    [one] Під час читання виникла { NUMBER($count) } проблема.
    [few] Під час читання виникли { NUMBER($count) } проблеми.
   *[many] Під час читання виникло { NUMBER($count) } проблем.
}
proof-split = { $count ->
    [one] { NUMBER($count) } розрізає токен.
    [few] { NUMBER($count) } розрізають токен.
   *[many] { NUMBER($count) } розрізають токен.
}
proof-list = { $count ->
    [one] Показати { NUMBER($count) } проміжок
    [few] Показати { NUMBER($count) } проміжки
   *[many] Показати { NUMBER($count) } проміжків
}
proof-said = { $count ->
    [one] Показати { NUMBER($count) } проблему
    [few] Показати { NUMBER($count) } проблеми
   *[many] Показати { NUMBER($count) } проблем
}
proof-changes = Що змінилося б
loss-inside-token = Починається або закінчується всередині токена.
loss-overlap = Перетинається з іншим.
loss-no-token = Не має жодного токена.
loss-rejected = Його відхилено, а формат не може цього сказати.
loss-unknown = Прочитано не так, як записано.
loss-left-out = Його пропущено.
loss-widened = Стає «{ $words }».
loss-split = Токен розрізано.
size-bytes = { $count ->
    [one] { NUMBER($count) } байт
    [few] { NUMBER($count) } байти
   *[many] { NUMBER($count) } байтів
}
size-kilobytes = { NUMBER($count) } кБ
size-megabytes = { NUMBER($count) } МБ

dataset-line = рядок { NUMBER($line) }
dataset-broken = До кінця прочитати не вдалося: { $reason }
dataset-surveying = Переглядаємо { $name }
dataset-counts = { $documents ->
    [one] { NUMBER($documents) } документ
    [few] { NUMBER($documents) } документи
   *[many] { NUMBER($documents) } документів
}, { $annotations ->
    [one] { NUMBER($annotations) } анотація
    [few] { NUMBER($annotations) } анотації
   *[many] { NUMBER($annotations) } анотацій
}, з рішенням: { NUMBER($decided) }.
dataset-unit = { $documents ->
    [one] Позиції в { NUMBER($documents) } документі рахуються так: { $unit }.
    [few] Позиції в { NUMBER($documents) } документах рахуються так: { $unit }.
   *[many] Позиції в { NUMBER($documents) } документах рахуються так: { $unit }.
}
dataset-bytes = байти
dataset-code-points = кодові точки
dataset-misfits = { $count ->
    [one] Не підходить і пропущено { NUMBER($count) } місце:
    [few] Не підходять і пропущено { NUMBER($count) } місця:
   *[many] Не підходять і пропущено { NUMBER($count) } місць:
}
dataset-as-table = Прочитати як таблицю
dataset-open-as = Відкрити як
dataset-as-documents = Документи
dataset-as-documents-hint = Лише тексти; Tallymark запропонує згадки наново
dataset-as-annotations = Анотації
dataset-as-annotations-hint = З ухваленими рішеннями
dataset-as-suggestions = Пропозиції
dataset-as-suggestions-hint = Усі чекають на ваше рішення
dataset-known = Тексти, які вже тут є
dataset-join = Додати анотації до них
dataset-skip = Пропустити їх
dataset-apart = Відкрити як окремі документи
import-joined = { $count ->
    [one] анотації отримав { NUMBER($count) }
    [few] анотації отримали { NUMBER($count) }
   *[many] анотації отримали { NUMBER($count) }
}
