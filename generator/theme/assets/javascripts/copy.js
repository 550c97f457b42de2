/*
 * Buttons that copy: the text of the element that they name, or the address of a file, as a whole.
 */
"use strict";

(() => {
  const textOf = ({ from, address }) =>
    from ? document.getElementById(from).textContent : new URL(address, location.href).href;

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  for (const button of document.querySelectorAll(".mb-copy")) {
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = (await copied(textOf(button.dataset))) ? button.dataset.done : button.dataset.failed;
      setTimeout(() => (button.textContent = label), 3000);
    });
  }
})();
