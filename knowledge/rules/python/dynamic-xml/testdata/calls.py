from xml.sax.saxutils import escape

from twilio.rest import Client

client = Client()


def call(to, message):
    client.calls.create(twiml="<Response><Say>" + message + "</Say></Response>", to=to)  # want dynamic-xml


def escaped(to, message):
    client.calls.create(twiml="<Response><Say>" + escape(message) + "</Say></Response>", to=to)


def fixed(to):
    client.calls.create(twiml="<Response><Say>hello</Say></Response>", to=to)
