# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What counts as a write outside actions, and what does not."""

import pytest

from tools import writes

WRITES = (
    "person.save()",
    "person.save(update_fields=['name'])",
    "form.save(commit=False)",
    "contribution.delete()",
    "Person.objects.create(name='a')",
    "Person.objects.filter(pk=1).delete()",
    "Person.objects.filter(pk=1).update(name='a')",
    "space.themes.create(title='a')",
    "space.theme_set.update(title='a')",
    "Person.objects.bulk_create([])",
    "manager.get_or_create(name='a')",
    "rows = Person.objects.filter(pk=1)\nrows.update(name='a')",
    "def f(rows: QuerySet[Person]) -> None:\n    rows.delete()",
    "await person.asave()",
    "cursor.execute('UPDATE core_person SET name = 1')",
    "cursor.execute(f'  insert into {table} values (1)')",
)
HARMLESS = (
    "context.update(title='a')",
    "digest.update(b'a')",
    "seen = set()\nseen.update([1])",
    "self.headers.update(names)",
    "request.session.save()",
    "cache.delete('key')",
    "storage.delete(name)",
    "code.save('qr.svg')",
    "picture.save(handle, kind='svg')",
    "from parvis.core.actions import theme\ntheme.create(actor=a)\ntheme.delete(actor=a)",
    "from parvis.core import actions\nactions.space.create(actor=a)",
    "super().save(*arguments)",
    "cursor.execute('SELECT 1')",
    "client.delete()",
)


@pytest.mark.parametrize("text", WRITES)
def test_a_write_is_found(text: str) -> None:
    assert len(list(writes.faults(text, "web/forms/person.py"))) == 1


@pytest.mark.parametrize("text", HARMLESS)
def test_what_changes_no_row_is_left_alone(text: str) -> None:
    assert list(writes.faults(text, "web/forms/person.py")) == []


def test_a_view_may_not_read_contributions_without_asking() -> None:
    text = "rows = Contribution.objects.filter(space=1)"
    assert len(list(writes.faults(text, "web/views/space.py"))) == 1
    assert list(writes.faults(text, "core/queries/similar.py")) == []
    assert list(writes.faults("Contribution.objects.visible_to(person)", "web/views/space.py")) == []
