from .reports import query

types = [query]
