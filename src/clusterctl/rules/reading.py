"""The pages of the codes that reading a file gives, before anything is known of its kind."""

from __future__ import annotations

from clusterctl.rules import FOLDER, stated


@stated("Y001", on=FOLDER)
def is_written_by_the_rules_of_yaml() -> None:
    """A file is written by the rules of YAML.

    Otherwise nobody can say what belongs to what. The most frequent slips are a wrong indentation,
    a bracket or a quotation mark that isn't closed, and a colon inside a text without quotes.

    Bad::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        title: О создании: кластер «Машиностроение»  # Y001

    Good::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        title: "О создании: кластер «Машиностроение»"
    """


@stated("Y002", on=FOLDER)
def keys_stand_once() -> None:
    """A key stands once among its neighbours.

    Of two values one would be lost, and which one depends on the program that reads the file.

    Bad::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        date: 2026-03-02
        date: 2026-03-05  # Y002

    Good::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        date: 2026-03-02
    """


@stated("Y003", on=FOLDER)
def is_a_text_in_utf_8() -> None:
    """A file is a text in UTF-8.

    In another encoding Russian letters turn into other signs on somebody else's computer. Save the
    file anew and choose UTF-8; a Word or PDF file is no document of the folder.

    No example: a page in UTF-8 can't show a file in another encoding.
    """


@stated("Y004", on=FOLDER)
def values_have_no_tags() -> None:
    """A value has no type tag.

    The schema knows the type of every field. A tag such as `!!timestamp` makes something else of
    the value in every program that reads the file.

    Bad::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        date: !!timestamp 2026-03-02  # Y004

    Good::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        date: 2026-03-02
    """


@stated("Y005", on=FOLDER)
def holds_one_document() -> None:
    """A file holds one document.

    The file's name is the document's id, so a second document in it could be found by nobody.

    Bad::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        ---  # Y005
        kind: order
        id: prikaz-2

    Good::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
    """


@stated("Y006", on=FOLDER)
def values_are_not_nested_without_end() -> None:
    """Values are nested 64 levels deep at most.

    The deepest document needs a dozen. More comes of an accident, or is meant to wear out the
    programs that read it.

    No example: sixty-five brackets in a row would teach nobody anything.
    """


@stated("Y007", on=FOLDER)
def is_not_too_large() -> None:
    """A file has 16 MB and 500 000 values at most.

    The largest program of a cluster is a hundred times smaller. A file of that size is no document
    but something that got into the folder by mistake.

    No example: it would have to be larger than this whole book.
    """


@stated("Y008", on=FOLDER)
def values_are_written_out() -> None:
    """Every value is written out where it stands: no anchors, aliases and merge keys.

    What a paper says must be read in its file at that place. A value repeated by a sign changes in
    all places when somebody changes it in one.

    Bad::

        # clusters/c/agreement.yaml
        kind: agreement
        id: soglashenie
        operator: &operator college-primer-mash  # Y008
        submission_responsible: *operator

    Good::

        # clusters/c/agreement.yaml
        kind: agreement
        id: soglashenie
        operator: college-primer-mash
        submission_responsible: college-primer-mash
    """


@stated("Y009", on=FOLDER)
def can_be_read() -> None:
    """A file of the folder can be opened and read.

    A document that can't be read can't be checked, and the rules that need it see a folder without
    it. Give yourself the right to read the file, or take it out.

    No example: the trouble is with the disk or with rights, not with a text.
    """


@stated("Y010", on=FOLDER)
def stands_in_the_folder_itself() -> None:
    """A file stands in the folder of documents itself, not behind a link that leads out of it.

    What lies outside isn't kept in git with the rest: for everybody else the document would be
    another one, or none.

    No example: a link is no text.
    """


@stated("Y011", on=FOLDER)
def merge_conflicts_are_resolved() -> None:
    """Merge conflicts are resolved before a file is checked.

    Git left two versions of the same lines in the file. Keep one, or make one of both, and delete
    the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.

    Bad::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        <<<<<<< HEAD  # Y011
        date: 2026-03-02
        =======
        date: 2026-03-05
        >>>>>>> order-of-march

    Good::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        date: 2026-03-05
    """


@stated("Y012", on=FOLDER)
def characters_can_be_seen() -> None:
    r"""A text has no control characters and none that can't be seen.

    They come with text copied from a web page or a PDF. Search doesn't find a word with a
    zero-width space in it, and a sign that turns the direction of writing lets a sum be read
    otherwise than it is written.

    Bad::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        title: "О созда\u200bнии кластера"  # Y012

    Good::

        # orders/prikaz-1.yaml
        kind: order
        id: prikaz-1
        title: О создании кластера
    """


@stated("Y013", on=FOLDER)
def says_something() -> None:
    """A file says something.

    An empty file is a document that somebody meant to write, or one that was saved badly. Write it
    or delete it.

    No example: there is nothing to see in an empty file.
    """


@stated("Y014", on=FOLDER)
def numbers_have_a_value() -> None:
    """A number has a value: infinity and “not a number” are none.

    They come from tables in which something was divided by zero, and a sum with them is lost.

    Bad::

        # clusters/c/monitoring/2027.yaml
        kind: monitoring
        id: "2027"
        values:
          - {indicator: ind-01, plan: 120, fact: .nan}  # Y014

    Good::

        # clusters/c/monitoring/2027.yaml
        kind: monitoring
        id: "2027"
        values:
          - {indicator: ind-01, plan: 120, fact: 118}
    """
