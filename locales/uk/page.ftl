### Рамка сторінки: панель угорі, повідомлення, панель для великих пальців.

page-undo-key = Відмінити (U)
page-redo-key = Повторити (Shift+U)
page-keys = Клавіші
page-keys-key = Клавіші (?)
page-opening = Відкриваємо…
page-saving = Зберігаємо…
page-saved = Збережено
page-not-saved = Не збережено
page-saved-why = Усе зберігається в цьому браузері. Ніщо не полишає цього комп’ютера.
page-not-saved-why = Браузер нічого не зберігає для цієї сторінки: { $reason }
page-not-stored = Цей браузер не зберігає вашої роботи: { $reason }. Вона триває в пам’яті; завантажте її, перш ніж закрити сторінку.
page-messages = Повідомлення
page-dismiss = Прибрати
page-review = Перегляд
page-reject-mention = Відхилити згадку
page-accept-mention = Прийняти згадку
page-article = Стаття
