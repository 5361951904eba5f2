import logging

log = logging.getLogger(__name__)
DIGITAL_PINS = {0: "dio-0", 1: "dio-1"}


class Board:
    def __init__(self, config, login_pins):
        self.config, self.login_pins = config, login_pins

    def update(self, sample):
        pin_name = DIGITAL_PINS[self.config.pin]
        if pin_name not in sample:
            log.warning("Pin %s (%s) was not in the sample", self.config.pin, pin_name)

    def enter(self, user):
        log.warning("%s typed %s", user, self.login_pins[user])  # want secret-in-log
