/* Asks the device for a passkey, or to make one, and sends its answer in the form of the page. */
(function () {
  "use strict";

  var form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) { return; }
  var failed = document.querySelector("[data-passkey-failed]");

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = Array.from(new Uint8Array(buffer), function (it) { return String.fromCharCode(it); }).join("");
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function named(list) {
    return (list || []).map(function (it) { return Object.assign({}, it, { id: bytes(it.id) }); });
  }

  function ask() {
    var options = JSON.parse(form.dataset.options);
    options.challenge = bytes(options.challenge);
    if (form.dataset.passkey === "make") {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials = named(options.excludeCredentials);
      return navigator.credentials.create({ publicKey: options });
    }
    options.allowCredentials = named(options.allowCredentials);
    return navigator.credentials.get({ publicKey: options });
  }

  function answer(key) {
    var response = { clientDataJSON: text(key.response.clientDataJSON) };
    if (form.dataset.passkey === "make") {
      response.attestationObject = text(key.response.attestationObject);
      response.transports = key.response.getTransports ? key.response.getTransports() : [];
    } else {
      response.authenticatorData = text(key.response.authenticatorData);
      response.signature = text(key.response.signature);
      response.userHandle = key.response.userHandle ? text(key.response.userHandle) : null;
    }
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response: response, clientExtensionResults: {} });
  }

  document.querySelectorAll("[data-passkey-none]").forEach(function (it) { it.hidden = true; });
  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    failed.hidden = true;
    ask().then(function (key) {
      form.elements.antwoord.value = answer(key);
      form.submit();
    }).catch(function () {
      failed.hidden = false;
    });
  });
})();
