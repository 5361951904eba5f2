from keystoneauth1.loading import session

register_session_conf_options = session.register_conf_options
get_session_conf_options = session.get_conf_options
