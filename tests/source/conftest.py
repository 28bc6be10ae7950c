"""Both parsers, where PyYAML has both: whatever a text says, it says to either."""

import pytest
import yaml

from clusterctl.source import builder

PARSERS: dict[str, type] = {"python": yaml.SafeLoader}
if yaml.__with_libyaml__:
    PARSERS["libyaml"] = yaml.CSafeLoader


@pytest.fixture(params=sorted(PARSERS))
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name: str = request.param
    monkeypatch.setattr(builder, "PARSER", PARSERS[name])
    return name
