import logging

logger = logging.getLogger(__name__)


def revoke(store, api_token):
    store.delete(api_token)
    logger.info("%s removed token %s (%s) of %s", api_token.user, api_token.name, api_token.pk, api_token.owner_id)
    logger.info("until %s", api_token.expires)


def issued(api_token):
    logger.info("token %s", api_token)  # want secret-in-log


def shown(api_token):
    logger.debug("value %s", api_token.value)  # want secret-in-log


def typed(request):
    password = request.form["password"]
    logger.debug("login with %s", password)  # want secret-in-log
