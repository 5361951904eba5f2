from bottle import Bottle, SimpleTemplate, abort, redirect, request, response, route, run, static_file, template, view
import os
import sqlite3
import html
import yaml
import marshal
import shelve

app = Bottle()


@app.route('/hello/<name>')
def hello(name):
    return '<b>Hello ' + name + '</b>!'  # want cross-site-scripting


@app.route('/hello-escaped/<name>')
def hello_escaped(name):
    return '<b>Hello ' + html.escape(name) + '</b>!'  # safe: escaped


@app.route('/number/<id:int>')
def number(id):
    return '<b>%d</b>' % id  # safe: a number


@app.get('/tpl')
def tpl():
    return template('<b>Hello ' + request.query.name + '</b>!')  # want template-injection


@app.get('/tpl2')
def tpl_value():
    return template('<b>Hello {{name}}</b>!', name=request.query.name)  # safe: a value


@app.post('/login')
def login():  # want attempts-unlimited
    user = request.forms.get('user')
    password = request.forms.get('password')
    conn = sqlite3.connect('users.db')
    c = conn.cursor()
    c.execute("SELECT id FROM users WHERE user='{}' AND password='{}'".format(user, password))  # want sql-injection
    row = c.fetchone()
    if row:
        response.set_cookie('id', str(row[0]))  # want any-cookie-without-secure
        redirect(request.forms.get('next') or '/')  # want open-redirect
    abort(401, 'no')


@app.post('/login2')
def login_parameters():
    conn = sqlite3.connect('users.db')
    row = conn.execute('SELECT id FROM users WHERE user=?', [request.forms.get('user')]).fetchone()  # safe: a parameter
    redirect('/user/%d' % row[0])  # safe: a number


@app.route('/static/<filepath:path>')
def static(filepath):
    return static_file(filepath, root='./static')  # safe: static_file checks


@app.route('/download/<filename:path>')
def download(filename):
    response.content_type = 'application/octet-stream'
    return open(os.path.join('./files', filename), 'rb')  # want path-traversal


@app.route('/static-in')
def static_in():
    return static_file('index.html', root=request.query.root)  # want path-traversal


@app.post('/config')
def config():
    settings = yaml.load(request.body, Loader=yaml.Loader)  # want unsafe-deserialization
    return {'settings': len(settings)}


@app.post('/code')
def code():
    value = marshal.loads(request.body.read())  # want unsafe-deserialization
    return {'value': str(value)}


@app.get('/header')
def header():
    response.set_header('X-Tag', request.query.get('tag'))  # safe: Bottle refuses line breaks
    return 'ok'


@app.error(404)
def error404(error):
    return 'Nothing here'


if __name__ == '__main__':
    run(app)
