import subprocess

from ariadne import QueryType, convert_kwargs_to_snake_case

query = QueryType()


@query.field("reports")
@convert_kwargs_to_snake_case
def reports(_, info, from_day=None, max_rows=10, kind="DAILY"):
    subprocess.run(f"report --from {from_day}", shell=True)  # want command-injection
    subprocess.run(f"report --rows {max_rows}", shell=True)  # safe: an Int of the schema
    subprocess.run(f"report --kind {kind}", shell=True)  # safe: a name of the enumeration
    return []


@query.field("report")
def report(*_, id, page=0):
    subprocess.run(f"report --id {id}", shell=True)  # want command-injection
    subprocess.run(f"report --page {page}", shell=True)  # safe: an Int of the schema
