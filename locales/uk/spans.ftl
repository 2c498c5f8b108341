# Межі згадок і виділеного.

spans-split = Розділити
spans-split-where = Де розділити
spans-split-here = Розділити тут
spans-split-earlier = Розділити раніше
spans-split-later = Розділити пізніше
spans-merge = Об’єднати з наступною
spans-merge-selected = Об’єднати згадки

# Що чує користувач програми екранного читання.
spans-splitting = Розділити на «{ $before }» і «{ $after }»: стрілки пересувають поділ, Enter підтверджує, Escape скасовує
spans-was-split = Розділено на «{ $before }» і «{ $after }»
spans-merged = Об’єднано: { $words }

# Чому нічого не зроблено.
spans-no-split = Один знак не можна розділити.
spans-no-merge = На цьому рядку немає наступної згадки, щоб об’єднати.
spans-no-merge-selected = У виділених словах немає двох згадок.

# Перелік клавіш.
spans-keys-selecting = Коли виділено слова
spans-keys-word = Сусіднє слово
spans-keys-line = Рядок вище, нижче
spans-keys-sentence = Початок, кінець речення, потім абзацу
spans-keys-paragraph = Попередній, наступний абзац
spans-keys-text = Початок, кінець статті
spans-keys-extend = Розширити виділення туди
spans-keys-character = Розширити на знак
spans-keys-splitting = Коли обирають місце поділу
spans-keys-split-word = Пересунути на слово
spans-keys-split-character = Пересунути на знак
spans-keys-split-take = Розділити тут
spans-keys-dragging = Коли тягнуть межу або виділення
spans-keys-alt = За знаками, а не за словами
spans-keys-escape = Залишити межу, де була
