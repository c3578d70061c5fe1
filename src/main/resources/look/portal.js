/* Smoother where JavaScript runs; every page works without it. */
(function () {
  "use strict";

  // "Snel weg": leave at once and take this page out of the history of the tab.
  document.querySelectorAll("a[data-quick-exit]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      document.body.hidden = true;
      window.location.replace(link.href);
    });
  });

  // Buttons that only make sense with a script are hidden in the page until it runs.
  document.querySelectorAll("button[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // The code of a kaartje stands after the # of the address: it goes into its field, and out of the address and history.
  var card = document.querySelector("details[data-card]");
  var take = function () {
    if (/^#[A-Z0-9]{12}$/.test(window.location.hash)) {
      card.open = true;
      card.querySelector("input").value = window.location.hash.slice(1).replace(/(.{4})(?=.)/g, "$1 ");
      window.history.replaceState(null, "", window.location.pathname + window.location.search);
    }
  };
  if (card) { take(); window.addEventListener("hashchange", take); }

  // Read aloud with the browser's own voice.
  if ("speechSynthesis" in window) {
    document.querySelectorAll("button[data-read-aloud]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        if (window.speechSynthesis.speaking) { window.speechSynthesis.cancel(); return; }
        var speech = new SpeechSynthesisUtterance(document.getElementById("inhoud").innerText);
        speech.lang = document.documentElement.lang;
        window.speechSynthesis.speak(speech);
      });
    });
  }

  // Five minutes before who does nothing is logged out, the page asks; the answer leaves what was typed as it is.
  var ask = document.querySelector("[data-minutes][data-extendable=true]");
  if (ask) {
    var minute = 60000;
    var warn = function () {
      window.setTimeout(function () { ask.hidden = false; ask.querySelector("button").focus(); },
        Math.max(0, (Number(ask.dataset.minutes) - 5) * minute));
    };
    ask.addEventListener("submit", function (event) {
      event.preventDefault();
      fetch(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)), redirect: "manual" })
        .then(function (answer) {
          if (answer.type !== "opaqueredirect") { throw new Error("not extended"); }
          ask.hidden = true;
          warn();
        })
        .catch(function () { window.location.assign("/inloggen"); });
    });
    warn();
  }

  // A summary of errors takes the focus, so that a screen reader begins there.
  var summary = document.getElementById("fouten");
  if (summary) { summary.focus(); }
})();
