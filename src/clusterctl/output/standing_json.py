"""Where clusters stand as JSON; fields are added, never renamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from clusterctl.output import deadline_files as terms
from clusterctl.output.standing import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.chain import Link
    from clusterctl.output.deadlines import Teller
    from clusterctl.standing import Standing

VERSION = 1


def told(teller: Teller, standings: Sequence[Standing]) -> str:
    """The standings as one JSON object."""
    whole = {
        "version": VERSION,
        "as_of": teller.folder.as_of.isoformat(),
        "clusters": [_object(teller, each) for each in standings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _object(teller: Teller, standing: Standing) -> dict[str, Any]:
    agreement, next_one = standing.agreement, standing.next
    until = standing.term.until if standing.term else None
    return {
        "id": standing.cluster.id,
        "name": teller.text(standing.cluster.get("name", default=standing.cluster.id)),
        "stage": standing.stage.key if standing.stage else None,
        "participants": standing.participants,
        "agreement": {
            "number": agreement.get("number"),
            "draft": agreement.draft,
            "until": until.isoformat() if until else None,
        } if agreement else None,
        "program": {
            "stage": standing.program_stage.key if standing.program_stage else None,
            "filled": standing.filled,
            "sections": [
                {"number": s.section.number, "key": s.section.key, "filled": s.filled}
                for s in standing.sections
            ],
        },
        "papers": [_paper(teller, link) for link in standing.chain],
        "next": terms.told_object(teller, next_one) if next_one else None,
        "deadlines": [terms.told_object(teller, each) for each in standing.pressing],
        "findings": {**{s.value: n for s, n in standing.counts.items()}, "waived": standing.waived},
    }  # fmt: skip


def _paper(teller: Teller, link: Link) -> dict[str, Any]:
    return {
        "paper": link.key,
        "number": link.number or None,
        "what": teller.text(TITLES[link.key]),
        "mark": link.mark.value,
        "on": link.on.isoformat() if link.on else None,
        "remarks": [teller.text(remark) for remark in link.remarks],
        "depth": link.depth,
        "place": terms.told_place(teller, link.spot.place),
    }
