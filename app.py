"""The dashboard as one web application: `streamlit run app.py`."""

import streamlit as st

from sbp.ui import server

server.check()
app = st.App(server.SCRIPT, lifespan=server.lifespan, middleware=server.middleware(), routes=server.routes())
