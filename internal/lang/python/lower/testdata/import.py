# Imports of all forms. This module is pkg.sub.mod.
import a
import a.b.c
import a.b as ab, d
from a import b, c as cc
from . import sibling
from .. import up
from .near import n
from ..far.away import w as ww
from star import *
from __future__ import annotations

try:
    import fast as impl
except ImportError:
    import slow as impl

if TYPE_CHECKING:
    from types import Only


def local():
    import e.f
    from g import h

    return e.f, h
