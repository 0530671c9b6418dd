/* Keys for a story's page: j and k go from fact to fact and from card to card, Escape closes what hovers, ? shows the
   keys (search.js has / for the search).  A link into something folded opens it.  Without this script every link and
   fold works all the same. */
(function () {
  "use strict";
  var STOPS = ".bg-fact, .bg-card";
  var QUIET = "bg-quiet-peeks";
  var KEYS = [["j", "the next fact or card"], ["k", "the one before"], ["/", "search"], ["Esc", "close what hovers"], ["?", "these keys"]];

  function unfold(element) {
    for (var e = element; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  }

  function arrive() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    unfold(target);
    target.scrollIntoView();
  }

  function shown(element) {
    return element.getClientRects().length > 0 && !element.parentElement.closest("details:not([open])");
  }

  function step(by) {
    var stops = Array.prototype.filter.call(document.querySelectorAll(STOPS), shown);
    if (!stops.length) return;
    var now = stops.indexOf(document.activeElement && document.activeElement.closest(STOPS));
    if (now < 0) {
      var below = stops.findIndex(function (e) { return e.getBoundingClientRect().top > 90; });
      now = by > 0 ? (below < 0 ? stops.length : below) - 1 : below < 0 ? stops.length : below;
    }
    var next = stops[Math.max(0, Math.min(stops.length - 1, now + by))];
    next.setAttribute("tabindex", "-1");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  function help() {
    var dialog = document.createElement("dialog");
    dialog.className = "bg-keyhelp";
    dialog.setAttribute("aria-labelledby", "bg-keyhelp");
    var head = document.createElement("h2");
    head.id = "bg-keyhelp";
    head.textContent = "Keys";
    dialog.appendChild(head);
    KEYS.forEach(function (key) {
      var line = document.createElement("p");
      var cap = document.createElement("kbd");
      cap.textContent = key[0];
      line.appendChild(cap);
      line.appendChild(document.createTextNode(" " + key[1]));
      dialog.appendChild(line);
    });
    var close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", function () { dialog.close(); });
    dialog.appendChild(close);
    dialog.addEventListener("close", function () { dialog.remove(); });
    document.body.appendChild(dialog);
    dialog.showModal();
  }

  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") document.documentElement.classList.add(QUIET);
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") help();
    else return;
    event.preventDefault();
  });
  function loud() { document.documentElement.classList.remove(QUIET); }
  document.addEventListener("focusin", loud);
  document.addEventListener("mouseover", function (event) {
    if (event.target.closest && event.target.closest(".bg-cite")) return;
    loud();
  });
  /* A page is printed as short as it was; the theme opens every fold for the printer, so what its reader has opened is
     marked.  It says where the whole is. */
  var paper = window.matchMedia("print");
  var printing = false;
  document.addEventListener("toggle", function (event) {
    if (!printing && !paper.matches && event.target.tagName === "DETAILS") event.target.toggleAttribute("data-opened", event.target.open);
  }, true);
  window.addEventListener("beforeprint", function () {
    printing = true;
    document.querySelectorAll(".bg-wherewhole").forEach(function (e) { e.textContent = location.href.split("#")[0]; });
  });
  window.addEventListener("afterprint", function () { setTimeout(function () { printing = false; }, 500); });
  window.addEventListener("hashchange", arrive);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
  else arrive();
})();
