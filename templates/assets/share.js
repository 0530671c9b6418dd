/* Beside each fact, difference and quotation: its address and its citation into the clipboard.
   Without this script the sign is a plain link to the place, and the citations stand under "Take along". */
(() => {
  "use strict";
  const words = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
  const address = (sign) => new URL(sign.getAttribute("href"), location.href).href;

  /* The source of an element that prints a statement, as the list of citations has it. */
  const source = (said) => {
    const receipt = said.dataset.receipt || "";
    const article = receipt.slice(0, receipt.lastIndexOf("#"));
    const found = [...document.querySelectorAll("[data-article]")].find((e) => e.dataset.article === article);
    return words(found);
  };
  const quoted = (said) => `“${words(said)}” ${source(said)}`.trim();

  const citation = (sign) => {
    const item = sign.closest(".bg-fact, .bg-card, .bg-quote");
    if (!item) return address(sign);
    const lines = [];
    if (item.matches(".bg-card")) {
      lines.push(words(item.querySelector("h3")));
      item.querySelectorAll(".bg-position blockquote > [data-receipt]").forEach((e) => lines.push(quoted(e)));
    } else {
      const speaker = item.matches(".bg-quote") ? words(item.closest(".bg-speaker").querySelector("h3")) : "";
      const said = item.querySelector("[data-receipt]");
      lines.push(speaker ? `${speaker}: ${quoted(said)}` : quoted(said));
    }
    return [...lines, address(sign)].join("\n");
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "bg-sr";
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  /* One voice for all of them says that it is done. */
  const voice = document.createElement("div");
  voice.className = "bg-sr";
  voice.setAttribute("role", "status");
  const say = (button, text) => {
    voice.textContent = text;
    const before = button.textContent;
    button.textContent = text;
    setTimeout(() => { button.textContent = before; voice.textContent = ""; }, 1600);
  };

  const dress = () => {
    document.querySelectorAll(".bg-sign:not([data-ready])").forEach((place) => {
      const sign = place.querySelector("a");
      if (!sign) return;
      place.dataset.ready = "";
      sign.setAttribute("aria-label", "Link to this place");
      const make = (label, title, text) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "bg-copy";
        button.textContent = label;
        button.title = title;
        button.addEventListener("click", async () => { await copy(text()); say(button, "copied"); });
        place.append(button);
      };
      make("copy link", "Copy the address of this place", () => address(sign));
      make("copy citation", "Copy the words with their source and this address", () => citation(sign));
    });
    if (!voice.isConnected && document.querySelector(".bg-sign")) document.body.append(voice);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dress);
  else dress();
})();
