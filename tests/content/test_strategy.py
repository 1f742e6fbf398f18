"""Strategies: every kind of fault is listed with file and key, and people can add to them without touching code."""

import pytest

from sbp import content, settings

PERIOD = "strategy/2020-22"


def _append(folder, file, line):
    with (folder / file).open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")


def test_a_sound_folder_becomes_records(folder):
    strategies = content.load(folder, folder / "geo").strategies
    assert [each.id for each in strategies.periods] == ["2020-22", "2022-24"]
    assert strategies.leading.id == "2020-22"
    assert [each.address for each in strategies.priorities] == ["quiet-streets", "safe-homes", "calm-places"]
    first = strategies.leading.priorities[0]
    assert (first.board_quarter, first.aim.reference.document) == (1, "First plan")
    assert first.not_in_open_data[0].reference.document == "Second plan"
    assert strategies.threads[0].priorities["2022-24"] == ("calm_places",)


def test_which_period_leads_is_a_setting(folder, change):
    change("strategy/settings.yaml", "2020-22", "2022-24")
    strategies = content.load(folder, folder / "geo").strategies
    assert strategies.leading.title == "Second plan"
    assert strategies.priorities[0].address == "calm-places"


def test_a_new_target_action_status_and_priority_need_no_code(folder):
    _append(folder, f"{PERIOD}/targets.csv", "lights,safe_homes,Fit 100 lights,none,by 2022,,,,,,,first_plan,8,")
    _append(folder, f"{PERIOD}/actions.csv", "fit,safe_homes,Fit lights,Council,first_plan,8,")
    _append(folder, f"{PERIOD}/progress.csv", "action,fit,2022/23 Q1,Begun,Ten fitted,second_plan,9,true,")
    source = (folder / PERIOD / "priorities" / "safe_homes.yaml").read_text(encoding="utf-8")
    third = source.replace("number: 2", "number: 3").replace("safe-homes", "warm").replace("Safe homes", "Warm homes")
    (folder / PERIOD / "priorities" / "warm_homes.yaml").write_text(third, encoding="utf-8")
    leading = content.load(folder, folder / "geo").strategies.leading
    assert leading.targets[-1].text == "Fit 100 lights"
    assert leading.actions[-1].text == "Fit lights"
    assert leading.progress[-1].status == "Begun"
    assert [each.name for each in leading.priorities] == ["Quiet streets", "Safe homes", "Warm homes"]


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("support.yaml", "https://", "ftp://", "address: 'ftp://example.org/help' does not begin"),
        ("settings.yaml", "2020-22", "2030-32", "settings.yaml, leads: '2030-32' is not one of 2020-22, 2022-24"),
        ("crosswalk.yaml", "calm_places", "calm", "crosswalk.yaml calm, periods: 'calm' is not a priority of 2022-24"),
        ("crosswalk.yaml", "2022-24:", "2023-24:", "crosswalk.yaml calm, periods: '2023-24' is not a period"),
        ("2022-24/strategy.yaml", "document: second_plan", "document: plan", "strategy.yaml, document: 'plan' is not"),
        ("2022-24/strategy.yaml", "last: 2024", "last: 2021", "2022-24/strategy.yaml, last: lies before first"),
        ("2022-24/strategy.yaml", "duties: []", "duties: none", "2022-24/strategy.yaml, duties: must be a list"),
        ("2022-24/strategy.yaml", "standing", "standin", "2022-24/strategy.yaml, standin: is not a key"),
    ],
)  # fmt: skip
def test_faults_name_file_and_key(spoiled, file, old, new, fault):
    listed = spoiled(f"strategy/{file}", old, new)
    assert any(fault in line for line in listed), listed


def test_two_priorities_cannot_share_an_address(spoiled):
    listed = spoiled("strategy/2022-24/priorities/calm_places.yaml", "calm-places", "safe-homes")
    assert listed == [
        "strategy/2022-24/priorities/calm_places.yaml, address: 'safe-homes' is also that of 2020-22/safe_homes"
    ]


def test_a_folder_without_strategies_is_a_fault(folder, faults_of):
    for path in folder.glob("strategy/*/strategy.yaml"):
        path.unlink()
    assert "strategy/: holds no strategy" in faults_of()


class TestWhatShips:
    """The strategies in `data/`, held against what may and may not stand there."""

    strategies = content.load().strategies

    def test_the_later_strategy_is_proposed_and_the_leading_one_is_not(self):
        assert self.strategies.leading.is_proposed is False
        proposed = [each for each in self.strategies.periods if each.is_proposed]
        assert [each.standing.split(".")[0] for each in proposed] == ["Proposed, adoption not evidenced"]
        assert len(proposed[0].duties) == 2

    def test_each_quarter_is_the_theme_of_one_priority(self):
        assert [each.board_quarter for each in self.strategies.leading.priorities] == [1, 2, 3, 4]

    def test_statuses_stand_only_where_the_report_prints_them(self):
        judged = [each for period in self.strategies.periods for each in period.progress if each.status]
        assert {each.status for each in judged} == {"Achieved", "Achieved and continues", "Achieved and ongoing"}
        assert {each.quarter for each in judged} == {"2021/22 Q4"}
        assert {each.about for each in judged} == {"action"}
        first = self.strategies.leading.priorities[0].id
        owner = {each.id: each.priority for each in self.strategies.leading.actions}
        assert {owner[each.id] for each in judged} == {first}

    def test_only_labels_between_rows_are_uncertain(self):
        progress = self.strategies.leading.progress
        assert {each.reference.section for each in progress if not each.is_certain} == {
            "7. How do we know we are on Track?"
        }

    def test_figures_are_those_of_the_published_table(self):
        shipped = content.load()
        lacking = [
            each for priority in shipped.strategies.priorities for each in priority.not_in_open_data if each.figure
        ]
        assert len(lacking) > 8
        for each in lacking:
            value = shipped.published.figures[each.figure].value
            assert f"{abs(value.number):g}" in each.printed.replace(",", "") or value.text in each.printed.lower(), (
                each.measure
            )
        for topic in shipped.surveys.topics.values():
            figure = shipped.published.figures[topic.figure]
            assert (topic.printed, topic.printed_measure, topic.printed_change) == (
                figure.value.number,
                figure.measure,
                figure.comparison.text,
            )

    def test_no_word_that_praises_or_names_people(self):
        texts = [path.read_text(encoding="utf-8") for path in (settings.CONTENT_DIR / "strategy").rglob("*.*")]
        for word in ("best", "pleasing", "Chinese", "Traveller", "immigrant", "nominal", "Matrix", " PC ", " PS "):
            assert not [text for text in texts if word in text], word
