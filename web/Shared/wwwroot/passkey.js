// Asks the browser for a passkey and puts its answer into the form. The pages around it work with a password as well.
"use strict";
(() => {
  const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const named = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));
  const question = options => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
    ...(options.excludeCredentials ? { excludeCredentials: named(options.excludeCredentials) } : {}),
    ...(options.allowCredentials ? { allowCredentials: named(options.allowCredentials) } : {}),
  });
  const answer = credential => {
    const { response } = credential;
    const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].filter(part => response[part]);
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: {
        ...Object.fromEntries(parts.map(part => [part, text(response[part])])),
        ...(response.getTransports ? { transports: response.getTransports() } : {}),
      },
    });
  };

  document.querySelectorAll("[data-wm-passkey]").forEach(box => {
    const form = box.querySelector("form"), trouble = box.querySelector("[data-wm-passkey-trouble]");
    const say = words => { trouble.textContent = words; trouble.hidden = false; };
    let asking = false;
    const ask = async () => {
      if (asking) return;
      asking = true;
      try {
        const publicKey = question(JSON.parse(box.dataset.wmOptions));
        const credential = box.dataset.wmPasskey === "create" ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
        form.elements.answer.value = answer(credential);
        form.requestSubmit();
      } catch (failure) {
        say(failure.name === "InvalidStateError"
          ? "この端末のパスキーは、もう登録されています。"
          : "パスキーの確認が終わりませんでした。ボタンを押すと、もう一度試せます。");
      } finally {
        asking = false;
      }
    };
    form.addEventListener("submit", event => {
      if (form.elements.answer.value) return;
      event.preventDefault();
      if (window.PublicKeyCredential) ask();
    });
    if (window.PublicKeyCredential) ask();
    else say("このブラウザでは、パスキーを使えません。パスワードで続けてください。");
  });
})();
