'use strict';
// Shows the findings that match the form; without scripts all of them are there to read.
const form = document.getElementById('filters');

if (form) {
  const findings = [...document.querySelectorAll('.finding')];
  const texts = new Map(findings.map((finding) => [finding, textOf(finding)]));
  const shown = form.querySelector('output');

  function textOf(finding) {
    const file = finding.closest('.file').querySelector('h2').textContent;
    return `${file} ${finding.textContent}`.toLocaleLowerCase();
  }

  function matches(finding, wish) {
    const { severity, code, cluster } = finding.dataset;
    return wish.severities.includes(severity)
      && (!wish.code || wish.code === code)
      && (!wish.cluster || wish.cluster === cluster)
      && wish.words.every((word) => texts.get(finding).includes(word));
  }

  function show() {
    const given = new FormData(form);
    const wish = {
      severities: given.getAll('severity'),
      code: given.get('code'),
      cluster: given.get('cluster'),
      words: given.get('text').toLocaleLowerCase().split(/\s+/).filter(Boolean),
    };
    for (const finding of findings) finding.hidden = !matches(finding, wish);
    for (const file of document.querySelectorAll('.file')) {
      file.hidden = !file.querySelector('.finding:not([hidden])');
    }
    const count = findings.filter((finding) => !finding.hidden).length;
    shown.value = shown.dataset.shown.replace('{n}', count).replace('{all}', findings.length);
    document.getElementById('none').hidden = count > 0;
  }

  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(show)); // the fields are reset after the event
  show();
}

// Paper has no way to open what is folded.
window.addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('.waived')) folded.open = true;
});
