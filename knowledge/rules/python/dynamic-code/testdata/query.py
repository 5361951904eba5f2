# profile: strict
"""A query without a script runs none."""
from elasticsearch import Elasticsearch

client = Elasticsearch()


def delete(index, models):
    return client.delete_by_query(index=index, body={"query": {"query_string": {"query": " OR ".join(models)}}})


def scored(index, formula):
    return client.update(index=index, id=1, body={"script": {"source": formula}})  # want dynamic-code
