"""Asserts on types and values, and on users."""


def change(role, user, request):
    assert is_undefined(role) or role in ["member", "admin"], role  # safe: a type
    assert user.is_admin  # want assert-as-access-check
    assert request.user.is_authenticated  # want assert-as-access-check
    assert user.has_permission("change")  # want assert-as-access-check


def extract(got, user):
    assert got == "admin-42", got  # safe: a text
    assert user.role == "admin"  # want assert-as-access-check
