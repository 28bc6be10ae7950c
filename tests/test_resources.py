"""The schemas and templates are found beside the sources and inside a wheel."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

from clusterctl import layout, resources


def test_a_checkout_has_its_schemas_at_the_top() -> None:
    here = {path.name for path in resources.schemas().iterdir()}

    assert {f"{kind}.schema.json" for kind in layout.PATTERNS} <= here
    assert resources.schemas().parent == Path(__file__).parents[1]


def test_templates_stand_beside_the_schemas() -> None:
    assert resources.templates() == resources.schemas().with_name("templates")


def test_data_is_part_of_the_package() -> None:
    assert (resources.data() / "calendar.csv").is_file()


def test_a_wheel_has_its_own_copies(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "clusterctl"
    (package / "_data" / "schemas").mkdir(parents=True)
    (tmp_path / "schemas").mkdir()
    shutil.copy(resources.__file__, package / "resources.py")

    installed = loaded(package / "resources.py")

    assert installed.schemas() == package / "_data" / "schemas"


def loaded(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("installed_resources", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
