/* A page that follows a job: its part that changes is read again every two seconds until the job is over. */
(function () {
  "use strict";

  function again() {
    var part = document.querySelector("[data-progress]");
    if (!part) { return; }
    window.setTimeout(function () {
      fetch(window.location.pathname, { headers: { Accept: "text/html" }, redirect: "error" })
        .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(new Error("away")); })
        .then(function (page) {
          var fresh = new DOMParser().parseFromString(page, "text/html");
          var now = fresh.querySelector("[data-progress]");
          if (!now) { window.location.reload(); return; }
          part.replaceChildren.apply(part, Array.from(now.childNodes));
        })
        .catch(function () { /* the link on the page still works */ })
        .finally(again);
    }, 2000);
  }

  document.querySelectorAll("[data-refresh]").forEach(function (link) { link.hidden = true; });
  again();
})();
