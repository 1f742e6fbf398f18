"""A row that is clicked chooses what it stands for, once."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from sbp.ui import picking

    picking.listen("rows", lambda value: st.session_state.update(chosen=value))
    st.write(st.session_state.get("chosen", "nothing"))


def test_a_page_listens_without_anything_being_chosen():
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert app.markdown[0].value == "nothing"
