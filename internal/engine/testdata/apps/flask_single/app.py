# A beginner's guest book and tool box, all in one file.
from flask import *
import sqlite3, os, subprocess, pickle, base64, re, hashlib
import requests as http
from lxml import etree
from xml.dom import minidom

app = Flask(__name__)
app.secret_key = os.urandom(16)
DB = 'guestbook.db'
UPLOADS = './uploads'
ALLOWED = ['png', 'jpg', 'gif']


def db():
    con = sqlite3.connect(DB)
    con.row_factory = sqlite3.Row
    return con


def allowed_file(filename):
    return '.' in filename and filename.rsplit('.', 1)[1].lower() in ALLOWED


@app.route('/')
def home():
    name = request.args.get('name')
    if name:
        return '<h1>Hi ' + name + '!</h1><a href="/list">guest book</a>'  # want cross-site-scripting
    return render_template('home.html')


@app.route('/hello/<who>')
def hello(who):
    page = '''<html><body><h1>Hello %s</h1></body></html>''' % escape(who)
    return page  # safe: escaped


@app.route('/login', methods=['GET', 'POST'])
def login():  # want attempts-unlimited
    error = None
    if request.method == 'POST':
        username = request.form['username']
        password = hashlib.sha256(request.form['password'].encode()).hexdigest()  # want weak-password-hash
        con = db()
        cur = con.cursor()
        query = "SELECT * FROM users WHERE username = '%s' AND password = '%s'" % (username, password)
        cur.execute(query)  # want sql-injection
        user = cur.fetchone()
        if user is None:
            error = 'Wrong name or password'
        else:
            session['user_id'] = user['id']  # safe: a number from the database
            return redirect(url_for('home'))
    return render_template('login.html', error=error)


@app.route('/register', methods=['POST'])
def register():
    con = db()
    cur = con.cursor()
    pw = hashlib.sha256(request.form['password'].encode()).hexdigest()  # want weak-password-hash
    cur.execute("INSERT INTO users (username, password) VALUES (?, ?)", (request.form['username'], pw))  # safe: parameters
    con.commit()
    return redirect('/login')


@app.route('/list')
def entries():
    order = request.args.get('order', 'id')
    con = db()
    rows = con.execute(f"SELECT * FROM entries ORDER BY {order}").fetchall()  # want sql-injection
    return render_template('list.html', rows=rows)


@app.route('/list2')
def entries_sorted():
    order = request.args.get('order', 'id')
    if order not in ('id', 'name', 'date'):
        order = 'id'
    con = db()
    rows = con.execute(f"SELECT * FROM entries ORDER BY {order}").fetchall()  # safe: allow-list
    return render_template('list.html', rows=rows)


@app.route('/entry/<id>')
def entry(id):
    try:
        number = int(id)
    except ValueError:
        return 'not a number', 400
    row = db().execute("SELECT * FROM entries WHERE id = " + str(number)).fetchone()  # safe: a number
    return jsonify(dict(row))


@app.route('/ping', methods=['GET', 'POST'])
def ping():
    output = ''
    if request.method == 'POST':
        host = request.form.get('host')
        output = os.popen('ping -c 1 ' + host).read()  # want command-injection
    return render_template('ping.html', output=output)


@app.route('/lookup')
def lookup():
    host = request.args.get('host', '')
    p = subprocess.Popen('nslookup ' + host, shell=True, stdout=subprocess.PIPE)  # want command-injection
    out, err = p.communicate()
    return Response(out, mimetype='text/plain')


@app.route('/whois')
def whois():
    host = request.args.get('host', '')
    if not re.match(r'^[a-z0-9][a-z0-9.-]*$', host):
        abort(400)
    out = subprocess.check_output(['whois', host])  # safe: no shell, and begins with a letter or a figure
    return Response(out, mimetype='text/plain')


@app.route('/upload', methods=['POST'])
def upload():
    f = request.files['file']
    if f and allowed_file(f.filename):
        f.save(os.path.join(UPLOADS, f.filename))  # want path-traversal
    return redirect('/')


@app.route('/upload2', methods=['POST'])
def upload_renamed():
    f = request.files['file']
    if f and allowed_file(f.filename):
        ext = f.filename.rsplit('.', 1)[1].lower()
        name = hashlib.md5(f.read()).hexdigest() + '.' + ext
        f.stream.seek(0)
        f.save(os.path.join(UPLOADS, name))  # safe: the name is a digest, the ending from the list
    return redirect('/')


@app.route('/view')
def view():
    filename = request.args.get('file')
    with open(UPLOADS + '/' + filename) as fh:  # want path-traversal
        content = fh.read()
    return Response(content, mimetype='text/plain')


@app.route('/view2')
def view_known():
    filename = request.args.get('file')
    if filename in os.listdir(UPLOADS):
        return send_file(os.path.join(UPLOADS, filename))  # safe: one of the folder's own names
    abort(404)


@app.route('/preferences')
def preferences():
    cookie = request.cookies.get('prefs')
    prefs = {}
    if cookie:
        prefs = pickle.loads(base64.b64decode(cookie))  # want unsafe-deserialization
    return jsonify(colour=prefs.get('colour', 'white'))


@app.route('/fetch')
def fetch():
    url = request.args.get('url')
    if not url.startswith('http'):
        return 'only web addresses', 400
    r = http.get(url)  # want server-side-request-forgery
    return Response(r.content, mimetype='text/plain')


@app.route('/weather')
def weather():
    city = request.args.get('city', 'Berlin')
    r = http.get('https://wttr.in/' + city + '?format=3')  # safe: the host is fixed
    return Response(r.text, mimetype='text/plain')


@app.route('/xml', methods=['POST'])
def read_xml():
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    doc = etree.fromstring(request.data, parser)  # want xml-external-entities
    return jsonify(root=doc.tag)


@app.route('/xml2', methods=['POST'])
def read_xml_safely():
    parser = etree.XMLParser(resolve_entities=False)
    doc = etree.fromstring(request.data, parser)  # safe: no entities
    return jsonify(root=doc.tag)


@app.route('/template')
def template():
    name = request.args.get('name', 'you')
    html = '<p>Dear ' + name + ', {{ config.TITLE }}</p>'
    return render_template_string(html)  # want template-injection


@app.route('/template2')
def template_with_value():
    name = request.args.get('name', 'you')
    return render_template_string('<p>Dear {{ name }}</p>', name=name)  # safe: a value


@app.route('/calc')
def calc():
    expr = request.args.get('expr', '1+1')
    try:
        result = eval(expr)  # want eval-injection
    except Exception as e:
        return 'Error: ' + str(e), 500  # want error-in-page
    return str(int(result))


@app.route('/out')
def out():
    return redirect(request.args.get('url', '/'))  # want open-redirect


@app.route('/back')
def back():
    return redirect('/list#' + request.args.get('entry', ''))  # safe: stays on this site


if __name__ == '__main__':
    app.run()
