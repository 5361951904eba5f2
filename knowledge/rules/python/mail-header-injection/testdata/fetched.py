# profile: default
"""Numbers that a mail server answers are its own; what is in a mail is what somebody wrote."""
import imaplib
import smtplib


def moved(host, context):
    box = imaplib.IMAP4_SSL(host, ssl_context=context)
    kind, found = box.uid("search", None, "UNSEEN")
    for number in found[0].split():
        box.uid("copy", number, "Done")
        box.uid("store", number, "+FLAGS", "(\\Deleted)")


def found(host, context):
    box = imaplib.IMAP4_SSL(host, ssl_context=context)
    kind, found = box.search(None, "UNSEEN")
    return [box.fetch(number, "(RFC822)") for number in found[0].split()]


def fetched(host, context):
    box = imaplib.IMAP4_SSL(host, ssl_context=context)
    kind, mail = box.fetch("1", "(RFC822)")
    box.create(mail[0][1].decode())  # want mail-header-injection


def fetched_by_number(host, context):
    box = imaplib.IMAP4_SSL(host, ssl_context=context)
    kind, mail = box.uid("fetch", "1", "(RFC822)")
    with smtplib.SMTP("localhost") as server:
        server.sendmail("shop@example.org", "help@example.org", "Subject: " + mail[0][1].decode() + "\n\nHello")  # want mail-header-injection
