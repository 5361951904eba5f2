"""The address that the browser has asked is the program's own."""
from pyramid.httpexceptions import HTTPFound
from pyramid.view import view_config


@view_config(route_name="back")
def back(request):
    target = request.params["came_from"]
    if not target.startswith(request.host_url + "/"):
        target = request.route_url("home")
    return HTTPFound(location=target)


@view_config(route_name="back_application")
def back_application(request):
    target = request.params["came_from"]
    if target.startswith(request.application_url + "/"):
        return HTTPFound(location=target)
    return HTTPFound(location="/")


@view_config(route_name="back_open")
def back_open(request):
    target = request.params["came_from"]
    if not target.startswith(request.host_url):  # example.org.attacker.net begins so as well
        target = "/"
    return HTTPFound(location=target)  # want open-redirect
