"""Filters and the address: what it says is followed, by id or by name; what cannot be followed is said."""

import pytest
from streamlit.testing.v1 import AppTest


def _script() -> None:
    from types import SimpleNamespace

    import streamlit as st

    from sbp.ui import filters, links

    page = SimpleNamespace(chosen={}, defaults={}, address_decides=links.decides("fruits"))
    fruits = {"a": "Apple", "b": "Blackberry", "c": "Cherry"}
    with filters.row():
        fruit = filters.choose(page, "fruit", "Fruit", fruits, "a")
        many = filters.choose_several(page, "many", "Many", fruits, 2)
        filters.choose(page, "size", "Size", {"s": "Small", "l": "Large"}, "s", is_list=False)
    links.write(page.chosen, page.defaults)
    links.settled("fruits")
    st.write(f"chosen: {fruit}")
    st.write(f"many: {many}")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_script, default_timeout=20)


def _address(app: AppTest) -> dict[str, list[str]]:
    return {key: [value] if isinstance(value, str) else list(value) for key, value in app.query_params.items()}


def test_the_default_stays_out_of_the_address(app):
    app.run()
    assert app.selectbox(key="fruit").value == "a"
    assert _address(app) == {}


@pytest.mark.parametrize("said", ["b", "Blackberry", "blackberry", " B "])
def test_an_address_is_followed_by_id_or_by_name(app, said):
    app.query_params["fruit"] = said
    app.run()
    assert app.markdown[0].value == "chosen: b"
    assert _address(app) == {"fruit": ["b"]}
    assert not app.warning


def test_a_choice_goes_into_the_address_and_back_out_with_the_default(app):
    app.run()
    app.selectbox(key="fruit").set_value("c").run()
    assert _address(app) == {"fruit": ["c"]}
    app.selectbox(key="fruit").set_value("a").run()
    assert _address(app) == {}


def test_what_cannot_be_followed_is_said_until_that_filter_is_changed(app):
    app.query_params["fruit"] = "zebra"
    app.query_params["size"] = "l"
    app.run()
    assert "zebra" in app.warning[0].value
    assert "Apple" in app.warning[0].value
    assert _address(app) == {"size": ["l"]}
    app.run()
    assert app.warning
    app.selectbox(key="fruit").set_value("b").run()
    assert not app.warning


def test_what_a_filter_showed_unasked_is_not_said_to_be_missing_elsewhere(app):
    def page():
        from types import SimpleNamespace

        import streamlit as st

        from sbp.ui import filters, links

        page = SimpleNamespace(chosen={}, defaults={}, address_decides=links.decides("fruits"))
        fruits = {"b": "Blackberry", "c": "Cherry"} if st.checkbox("Later", key="later") else {"a": "Apple", "d": "Dew"}
        with filters.row():
            filters.choose(page, "fruit", "Fruit", fruits, next(iter(fruits)))
        links.settled("fruits")

    unasked = AppTest.from_function(page, default_timeout=20).run()
    unasked.checkbox(key="later").check().run()
    assert (unasked.selectbox(key="fruit").value, len(unasked.warning)) == ("b", 0)
    chosen = AppTest.from_function(page, default_timeout=20).run()
    chosen.selectbox(key="fruit").set_value("d").run()
    chosen.checkbox(key="later").check().run()
    assert "“d” is not available" in chosen.warning[0].value


def test_a_data_version_that_was_asked_for_stays_in_the_address(app):
    app.query_params["v"] = "2026-03-06.1-0123abcd"
    app.run()
    app.selectbox(key="fruit").set_value("b").run()
    assert _address(app) == {"fruit": ["b"], "v": ["2026-03-06.1-0123abcd"]}


def test_several_options_stand_together_in_the_address(app):
    app.query_params["many"] = "c,Apple"
    app.run()
    assert app.markdown[1].value == "many: ('c', 'a')"
    assert _address(app) == {"many": ["c,a"]}
    app.multiselect(key="many").set_value(["b"]).run()
    assert _address(app) == {"many": ["b"]}
    app.multiselect(key="many").set_value([]).run()
    assert _address(app) == {}


@pytest.mark.parametrize("asked", ["a,zebra", "a,b,c", "zebra"])
def test_options_that_are_not_there_or_too_many_are_said(app, asked):
    app.query_params["many"] = asked
    app.run()
    assert "Many: not all" in app.warning[0].value
    assert set(app.multiselect(key="many").value) <= {"a", "b"}


def test_a_place_whose_ward_changed_in_the_same_moment_is_let_go():
    def page():
        from sbp.ui import filters

        filters._changed(filters.PLACE)

    assert not AppTest.from_function(page).run().exception
