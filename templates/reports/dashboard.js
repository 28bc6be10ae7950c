"use strict";
(() => {
  const find = document.querySelector(".find");
  if (find) {
    const [name, waiting] = find.querySelectorAll("input");
    const status = find.querySelector("[role=status]");
    const ways = [...document.querySelectorAll(".way")];
    const choose = () => {
      const sought = name.value.trim().toLocaleLowerCase();
      let shown = 0;
      for (const way of ways) {
        const called = way.querySelector("a").textContent.toLocaleLowerCase();
        const fits = called.includes(sought) && (!waiting.checked || way.dataset.waits === "yes");
        way.hidden = !fits;
        shown += fits;
      }
      status.textContent = shown ? "" : status.dataset.none;
    };
    find.hidden = false;
    find.addEventListener("input", choose);
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
})();
