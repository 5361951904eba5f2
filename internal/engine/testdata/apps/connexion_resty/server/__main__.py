import connexion
from connexion.resolver import MethodViewResolver, RestyResolver


def main():
    app = connexion.App(__name__, specification_dir="./interface/")
    app.add_api("swagger.json", resolver=RestyResolver("server.handlers"), pythonic_params=True)
    app.add_api("views.yaml", resolver=MethodViewResolver("server.views"))
    app.run(port=8080)
