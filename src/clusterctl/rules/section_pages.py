"""What the pages of the sixteen mandatory sections say, in the order of the paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import indent

_COMMON = """\
A section that is missing or empty is not there, and neither is one with a text that only keeps a
place: a dash, “в разработке”, “TODO”, “уточняется”.

Remedy: write in its place what the regulation asks for"""


@dataclass(frozen=True, slots=True)
class Section:
    """A mandatory section: what its page says, and an example with and without its content."""

    number: int
    key: str
    title: str
    reason: str
    bad: str
    good: str

    @property
    def code(self) -> str:
        """The code of the section's rule."""
        return f"P04-{10 + self.number}"

    @property
    def page(self) -> str:
        """The docstring of the section's rule."""
        bad, good = (indent(self._example(text), "    ") for text in (self.bad, self.good))
        return f"{self.title}\n\n{self.reason}\n\n{_COMMON}\n\nBad::\n\n{bad}\nGood::\n\n{good}"

    def _example(self, text: str) -> str:
        """A program with nothing but this section; `!` in its text marks the finding."""
        marked = text.replace("!", f"  # {self.code}")
        head = "kind: program\nid: programma\nsections:\n"
        return f"{head}  {self.key}:\n{indent(marked, '    ')}\n"


SECTIONS = (
    Section(
        1,
        "participants",
        "Section 1 lists the organisations that carry the program out.",
        "Whoever is named here is bound by the activities and answers for them.",
        "list: []!",
        """\
list:
  - {organization: college-primer-mash, role: operator, since: 2026-03-02}
  - {organization: emp-mash-zavod, role: anchor_employer, since: 2026-03-02}""",
    ),
    Section(
        2,
        "industry_outlook",
        "Section 2 says why the industry needs people: investment, new jobs, the need for staff.",
        "All figures of admission and training are derived from this need.",
        "summary: в разработке!\nnew_jobs: [{year: 2027, count: 120}]\n"
        "staff_need: [{year: 2027, organization: emp-mash, occupation: токарь, headcount: 8}]",
        "summary: До 2030 года заводы области вводят три цеха и набирают операторов станков.\n"
        "new_jobs: [{year: 2027, count: 120}]\n"
        "staff_need: [{year: 2027, organization: emp-mash, occupation: токарь, headcount: 8}]",
    ),
    Section(
        3,
        "governance",
        "Section 3 tells how the cluster is run and why so, with its council and its team.",
        "Who decides, how the council is formed and who does the daily work is known from here.",
        """\
model: Кластером управляет отраслевой совет, текущую работу ведёт колледж-оператор.
rationale: TODO!
council:
  formation_order: Каждый участник называет одного представителя, совет избирает председателя.
  members:
    - {organization: emp-mash-zavod, person: {name: Образцова Анна Сергеевна}, role: chair}
management_team:
  - {organization: college-primer-mash, person: {name: Примеров Иван Петрович}}""",
        """\
model: Кластером управляет отраслевой совет, текущую работу ведёт колледж-оператор.
rationale: Заводы решают о заказе на кадры вместе, колледж созывает их и готовит документы.
council:
  formation_order: Каждый участник называет одного представителя, совет избирает председателя.
  members:
    - {organization: emp-mash-zavod, person: {name: Образцова Анна Сергеевна}, role: chair}
management_team:
  - {organization: college-primer-mash, person: {name: Примеров Иван Петрович}}""",
    ),
    Section(
        4,
        "education_programs",
        "Section 4 lists the professions and specialities, the need for them and their skills.",
        "It says what the colleges teach, for how many, and what employers expect of graduates.",
        "list: []!",
        """\
list:
  - code: "15.01.38"
    title: Оператор-наладчик металлообрабатывающих станков
    kind: profession
    colleges: [college-primer-mash]
    new: false
    employers: [emp-mash-zavod]
    competencies: [{code: К-1, text: налаживает станок с ЧПУ под новую деталь}]""",
    ),
    Section(
        5,
        "competency_map",
        "Section 5 tells how the competency map is made and how mastery is checked.",
        "From the intermediate assessment to the final one, with the employer’s experts, it has to "
        "be seen what a student can do.",
        """\
order_of_development: будет определён позднее!
maps: [{profession: "15.01.38", employer_in_gia: true}]""",
        """\
order_of_development: Карту составляет колледж, завод согласует её за месяц до начала года.
maps: [{profession: "15.01.38", employer_in_gia: true}]""",
    ),
    Section(
        6,
        "staff_development",
        "Section 6 says what teachers learn, how many of them, and how mentors are engaged.",
        "Teachers who know today’s machines and mentors from the shop floor are what the cluster "
        "is to bring.",
        """\
training:
  - year: 2027
    direction: уточняется!
    form: internship_at_enterprise
    hours: 72
    people: 6
    audience: teachers
mentors:
  need: [{year: 2027, count: 8}]
  order_of_engagement: Завод назначает наставников приказом и доплачивает им.""",
        """\
training:
  - year: 2027
    direction: наладка станков с ЧПУ
    form: internship_at_enterprise
    hours: 72
    people: 6
    audience: teachers
mentors:
  need: [{year: 2027, count: 8}]
  order_of_engagement: Завод назначает наставников приказом и доплачивает им.""",
    ),
    Section(
        7,
        "vocational_training",
        "Section 7 lists the vocational and further training that employers ordered, year by year.",
        "It is training by request: without customer, years and numbers there is no request.",
        """\
list:
  - title: —!
    type: professional_training
    customer: emp-mash-zavod
    college: college-primer-mash
    hours: 160
    by_year: [{year: 2027, learners: 15}]""",
        """\
list:
  - title: Токарь
    type: professional_training
    customer: emp-mash-zavod
    college: college-primer-mash
    hours: 160
    by_year: [{year: 2027, learners: 15}]""",
    ),
    Section(
        8,
        "dual_and_targeted_training",
        "Section 8 covers dual and targeted study, work during practice and rewards.",
        "For each of the four it gives figures, or says under `not_applicable` why there is "
        "nothing to plan.",
        """\
targeted: [{profession: "15.01.38", employer: emp-mash-zavod, contracts: [{year: 2027, count: 5}]}]
incentives: [{employer: emp-mash-zavod, kind: stipend}]
not_applicable:
  dual: завод откроет учебный участок после 2028 года
  practice_employment: нет данных!""",
        """\
targeted: [{profession: "15.01.38", employer: emp-mash-zavod, contracts: [{year: 2027, count: 5}]}]
incentives: [{employer: emp-mash-zavod, kind: stipend}]
not_applicable:
  dual: завод откроет учебный участок после 2028 года
  practice_employment: практика проходит в мастерских колледжа""",
    ),
    Section(
        9,
        "employment_forecast",
        "Section 9 forecasts how many graduates each enterprise takes in each year.",
        "The forecast is what the enterprises are asked about when the graduates come.",
        """\
graduates: [{year: 2028, profession: "15.01.38", college: college-primer-mash, count: 25}]
placements: []!""",
        """\
graduates: [{year: 2028, profession: "15.01.38", college: college-primer-mash, count: 25}]
placements: [{year: 2028, employer: emp-mash-zavod, profession: "15.01.38", count: 18}]""",
    ),
    Section(
        10,
        "career_support",
        "Section 10 tells how students are led to a career: maps, trials, motivation.",
        "A career map, trials of a profession and reasons to stay in it help a student choose "
        "with open eyes.",
        """\
system: Центр карьеры колледжа ведёт каждого студента с первого курса до второго года работы.
career_map_algorithm: заполнить!
prof_trials: [{employer: emp-mash-zavod, year: 2027, learners: 60}]
motivation: [стипендия завода за успехи в учёбе]""",
        """\
system: Центр карьеры колледжа ведёт каждого студента с первого курса до второго года работы.
career_map_algorithm: Карту составляют колледж и завод, студент выбирает по ней путь.
prof_trials: [{employer: emp-mash-zavod, year: 2027, learners: 60}]
motivation: [стипендия завода за успехи в учёбе]""",
    ),
    Section(
        11,
        "grant_participation",
        "Section 11 plans the bids for the Professionalitet grant, or says why there are none.",
        "A bid needs partners and their money years ahead. A cluster that does not bid says so and "
        "why under `not_applicable`.",
        "not_applicable: —!",
        "not_applicable: колледжи обновлены по гранту 2024 года, новая заявка — после 2029 года",
    ),
    Section(
        12,
        "facilities",
        "Section 12 says what is renewed and equipped in workshops and laboratories.",
        "Equipment is where most of the money goes; it has to be seen what it buys.",
        """\
directions: согласно плану!
zones: [{title: Мастерская станков с ЧПУ, college: college-primer-mash, year: 2027}]""",
        """\
directions: Обновляются станочные мастерские, создаётся лаборатория измерений.
zones: [{title: Мастерская станков с ЧПУ, college: college-primer-mash, year: 2027}]""",
    ),
    Section(
        13,
        "production_complexes",
        "Section 13 plans training and production complexes, or says why there are none.",
        "A complex earns money while it teaches. A cluster without one says so and why under "
        "`not_applicable`.",
        "not_applicable: уточняется!",
        "not_applicable: у колледжей нет помещений под производство, вопрос вернётся в 2028 году",
    ),
    Section(
        14,
        "promotion",
        "Section 14 tells how people hear of the cluster, with a media plan of the first year.",
        "The media plan of the first year is named by the paragraph itself.",
        """\
approach: В разработке.!
media_plan:
  - date: 2026-10-12
    action: день открытых дверей
    channel: event
    responsible: college-primer-mash""",
        """\
approach: О профессиях рассказывают студенты и молодые рабочие, в школах и в сети.
media_plan:
  - date: 2026-10-12
    action: день открытых дверей
    channel: event
    responsible: college-primer-mash""",
    ),
    Section(
        15,
        "indicators",
        "Section 15 lists the indicators by which success is judged.",
        "Monitoring compares plan and fact by them; changing a target takes the consent of the "
        "regional operator.",
        """\
list:
  - id: ind-01
    title: xxx!
    unit: "%"
    direction: up
    targets: [{year: 2027, value: 60}]""",
        """\
list:
  - id: ind-01
    title: Доля выпускников, трудоустроенных у участников кластера
    unit: "%"
    direction: up
    targets: [{year: 2027, value: 60}]""",
    ),
    Section(
        16,
        "schedule_and_funding",
        "Section 16 gives the schedule, the money by years and sources, and the totals.",
        "When, with what money and whose: an activity without it is a wish.",
        """\
stages:
  - title: Подготовка
    start: 2026-09-01
    end: 2027-08-31
    result: будет определён!
funding: [{year: 2027, source: employer_cash, purpose: equipment, amount: 1500000}]
totals:
  by_year: [{year: 2027, amount: 1500000}]
  by_source: [{source: employer_cash, amount: 1500000}]
  total: 1500000""",
        """\
stages:
  - title: Подготовка
    start: 2026-09-01
    end: 2027-08-31
    result: открыты две мастерские, набраны первые группы
funding: [{year: 2027, source: employer_cash, purpose: equipment, amount: 1500000}]
totals:
  by_year: [{year: 2027, amount: 1500000}]
  by_source: [{source: employer_cash, amount: 1500000}]
  total: 1500000""",
    ),
)
