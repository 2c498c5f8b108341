# Межі згадок і виділеного.

spans-boundaries = Межі
spans-start = Початок
spans-end = Кінець
spans-start-earlier = Почати раніше
spans-start-later = Почати пізніше
spans-end-earlier = Закінчити раніше
spans-end-later = Закінчити пізніше
spans-split = Розділити
spans-split-where = Де розділити
spans-split-here = Розділити тут
spans-split-earlier = Розділити раніше
spans-split-later = Розділити пізніше
spans-merge = Об’єднати з наступною
spans-merge-selected = Об’єднати згадки

# Що чує користувач програми екранного читання.
spans-selected = Виділено: { $words }
spans-splitting = Розділити на «{ $before }» і «{ $after }»: стрілки пересувають поділ, Enter підтверджує, Escape скасовує
spans-was-split = Розділено на «{ $before }» і «{ $after }»
spans-merged = Об’єднано: { $words }

# Чому нічого не зроблено.
spans-no-split = Один знак не можна розділити.
spans-no-merge = На цьому рядку немає наступної згадки, щоб об’єднати.
spans-no-merge-selected = У виділених словах немає двох згадок.
