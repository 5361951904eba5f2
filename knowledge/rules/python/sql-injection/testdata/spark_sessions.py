# profile: default
from flask import Flask, request
from pyspark.sql import SparkSession

app = Flask(__name__)
spark = SparkSession.builder.appName("reports").config("spark.ui.enabled", "false").getOrCreate()


@app.get("/sales")
def sales():
    rows = spark.sql(f"select * from sales where shop = '{request.args['shop']}'")  # want sql-injection
    rows = rows.union(spark.sql("select * from sales where shop = :shop", args={"shop": request.args["shop"]}))
    rows = rows.union(spark.sql("select * from sales where year = %d" % int(request.args["year"])))
    return {"n": rows.count()}
