### Рішення в описі згадки, після мітки та значення. Самі значення: `view/describe`.

value-suggested = запропоновано
value-accepted = прийнято
value-corrected = виправлено
value-rejected = відхилено
value-added = додано
