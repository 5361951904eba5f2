"""Files of forms: what they hold is no name."""
import os
import zipfile

import cherrypy


class Root:
    @cherrypy.expose
    def count(self, archive):
        with zipfile.ZipFile(archive.file) as z:
            return str(len(z.namelist()))

    @cherrypy.expose
    def store(self, upload):
        with open(os.path.join("/srv/in", upload.filename), "wb") as out:  # want path-traversal
            out.write(upload.file.read())
