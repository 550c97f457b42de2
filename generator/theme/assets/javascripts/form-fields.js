/*
 * Reads the answer of each field from the page, and fills it in: one pair for each control.
 */
"use strict";

(() => {
  const SEPARATOR = /[、,，;；\n]/;

  const input = (node) => node.querySelector("[data-name]");
  const ticked = (node) => [...node.querySelectorAll("input[type=checkbox]")];

  /* The id of the option that is called so, in the words of the page or of the body. */
  function optionOf(field, named) {
    const wanted = String(named).trim();
    const found = field.options.find((names) => names.includes(wanted));
    return found ? found[0] : "";
  }

  const several = (value) => (Array.isArray(value) ? value : String(value).split(SEPARATOR));

  const text = {
    read: (node) => input(node).value,
    fill: (node, _, value) => { input(node).value = value; },
  };

  const choice = {
    read: (node) => (input(node).selectedOptions[0] || { dataset: {} }).dataset.id || "",
    fill: (node, field, value) => {
      const id = optionOf(field, value);
      const at = [...input(node).options].findIndex((option) => option.dataset.id === id);
      input(node).selectedIndex = Math.max(0, at);
    },
  };

  const duration = {
    read: (node) => input(node).value,
    fill: (node, _, value) => {
      const minutes = /^\s*(\d+)\s*[^\d:.：]*$/.exec(value);
      input(node).value = minutes ? minutes[1] : "";
    },
  };

  const boxes = {
    read: (node) => ticked(node).filter((box) => box.checked).map((box) => box.dataset.id),
    fill: (node, field, value) => {
      const ids = several(value).map((each) => optionOf(field, each));
      for (const box of ticked(node)) box.checked = ids.includes(box.dataset.id);
    },
  };

  const people = {
    read: (node) => {
      const names = [...node.querySelectorAll(".mb-token")].map((token) => token.dataset.name);
      return [...names, ...node.querySelector("input").value.split(SEPARATOR)]
        .map((name) => name.trim()).filter(Boolean);
    },
    fill: (node, _, value) => {
      node.querySelector(".mb-tokens").replaceChildren();
      node.querySelector("input").value = "";
      take(node, several(value));
    },
  };

  /* Turn names into tokens; a name that is there already is not taken twice. */
  function take(node, names) {
    const list = node.querySelector(".mb-tokens");
    const known = new Set([...list.children].map((token) => token.dataset.name));
    for (const name of names.map((each) => each.trim()).filter(Boolean)) {
      if (known.has(name)) continue;
      known.add(name);
      const token = node.querySelector("template").content.cloneNode(true).firstElementChild;
      const remove = token.querySelector("button");
      token.dataset.name = name;
      token.querySelector("span").textContent = name;
      remove.setAttribute("aria-label", remove.getAttribute("aria-label").replace("{what}", name));
      list.append(token);
    }
  }

  function changed(node) {
    node.querySelector("input").dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* What is typed becomes a token at a separator, on Enter and when the field is left. */
  function watchPeople(node) {
    const field = node.querySelector("input");
    const takeTyped = () => {
      const names = field.value;
      field.value = "";
      take(node, names.split(SEPARATOR));
    };
    field.addEventListener("input", () => { if (SEPARATOR.test(field.value)) takeTyped(); });
    field.addEventListener("change", () => { takeTyped(); changed(node); });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const last = node.querySelector(".mb-token:last-child");
      if (event.key === "Enter") {
        event.preventDefault();
        takeTyped();
        changed(node);
      } else if (event.key === "Backspace" && !field.value && last) {
        last.remove();
        changed(node);
      }
    });
    node.addEventListener("click", (event) => {
      const token = event.target.closest("button") && event.target.closest(".mb-token");
      if (!token) return;
      token.remove();
      field.focus();
      changed(node);
    });
  }

  minutebookForm.controls = {
    line: text, prose: text, date: text, time: text, person: text, links: text,
    choice, duration, choices: boxes, boxes, people,
  };
  minutebookForm.inRow = (column) =>
    column.options ? choice : (column.control === "duration" ? duration : text);
  minutebookForm.watchPeople = watchPeople;
})();
