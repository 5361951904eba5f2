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


def sized(host, context, limit):
    box = imaplib.IMAP4_SSL(host, ssl_context=context)
    kind, sizes = box.uid("fetch", "1:*", "(RFC822.SIZE)")
    for one in sizes:
        words = one.decode().split(" ")
        if int(words[4].rstrip(")")) < limit:
            box.uid("copy", words[2], "Small")


def flagged(host, context):
    box = imaplib.IMAP4_SSL(host, ssl_context=context)
    kind, flags = box.fetch("1:*", "(UID FLAGS)")
    return [box.fetch(one.decode().split(" ")[2], "(RFC822)") for one in flags]


def titled(host, context):
    box = imaplib.IMAP4_SSL(host, ssl_context=context)
    kind, heads = box.uid("fetch", "1", "(UID BODY.PEEK[HEADER])")
    box.create(heads[0][1].decode())  # want mail-header-injection
