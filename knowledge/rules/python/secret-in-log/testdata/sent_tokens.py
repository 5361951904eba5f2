"""What rows of those who were sent a token hold, also as a part of a link."""
import logging

log = logging.getLogger(__name__)


def send(invitation):
    link = f"https://example.org/join/?token={invitation.token}"
    log.info("invitation for course %s: %s", invitation.course_id, link)  # want secret-in-log


def repeat(invitation):
    log.info("invitation %s sent again to course %s", invitation.pk, invitation.course_id)


def forget(rows, name):
    password_reset = rows.one("SELECT * FROM reset WHERE name = ?", (name,))
    log.info("reset of %s with %s", name, password_reset["code"])  # want secret-in-log
    log.info("reset of %s until %s", name, password_reset["expires"])


def parsed(lexer, answer):
    log.info("stopped at %s", lexer.token)
    log.info("answered with %s", answer.code)
    log.info("verification of %s characters", len(answer.verification.token))


def pair(cache, device):
    code = cache.new_code()
    log.info("pairing code %s for %s", code, device)  # want secret-in-log


def answer(device):
    code = device.answer_code()
    log.info("answered with %s", code)
