from twilio.rest import Client


def formatted(to, message):
    Client().calls.create(twiml=f"<Response><Say>{message}</Say></Response>", to=to)  # want dynamic-xml


def replaced(to, message):
    Client().calls.create(twiml="<Response><Say>{}</Say></Response>".format(message), to=to)  # want dynamic-xml


def address(to, message):
    Client().calls.create(url="https://app.example/say?text=" + message, to=to)
