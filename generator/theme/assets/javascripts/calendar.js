/*
 * The calendar: shows the meetings of one department or type, deadlines beside them, a list in place
 * of the table; and moves among them by arrow keys. What was chosen stands in the address.
 */
"use strict";

(() => {
  const calendar = document.querySelector(".mb-calendar");
  const form = calendar.querySelector(".mb-calendar__choice");
  const none = calendar.querySelector(".mb-calendar__none");
  const happenings = [...calendar.querySelectorAll(".mb-happening")];
  const links = [...calendar.querySelectorAll(".mb-months a")].map((link) => [link, link.href]);

  const { of, view, due } = form.elements;

  function chosen() {
    const state = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...state]) if (!value) state.delete(name);
    return state.size ? `?${state}` : "";
  }

  function show() {
    for (const each of happenings) {
      const wanted = !of.value || each.dataset.of.split(" ").includes(of.value);
      const isDue = each.classList.contains("mb-happening--due");
      each.hidden = !wanted || (isDue && !due.checked);
    }
    calendar.dataset.view = view.value;
    none.hidden = happenings.some((each) => !each.hidden);
    for (const [link, address] of links) link.href = address + chosen();
  }

  function restore() {
    const state = new URLSearchParams(location.search);
    const known = (select, value) => ([...select.options].some((one) => one.value === value) ? value : "");
    of.value = known(of, state.get("of"));
    view.value = known(view, state.get("view"));
    due.checked = state.has("due");
    show();
  }

  form.addEventListener("change", () => {
    show();
    history.replaceState(null, "", location.pathname + chosen());
  });

  /* Down and up go through everything in order, left and right to the days beside it. */
  const shown = () => happenings.filter((each) => each.offsetParent).map((each) => each.firstElementChild);
  const day = (link) => link.closest("td");

  function beside(all, at, by) {
    const there = all.findIndex((link, place) => (place - at) * by > 0 && day(link) !== day(all[at]));
    const back = all.findLastIndex((link, place) => place < at && day(link) !== day(all[at]));
    const found = all[by > 0 ? there : back];
    return found && all.find((link) => day(link) === day(found));
  }

  const steps = {
    ArrowDown: (all, at) => all[at + 1],
    ArrowUp: (all, at) => all[at - 1],
    ArrowRight: (all, at) => beside(all, at, 1),
    ArrowLeft: (all, at) => beside(all, at, -1),
  };

  calendar.querySelector(".mb-month").addEventListener("keydown", (event) => {
    const all = shown();
    const at = all.indexOf(event.target);
    if (at < 0 || !(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    steps[event.key](all, at)?.focus();
  });

  form.hidden = false;
  restore();
})();
