// Passkeys: the button asks the device for one and sends the answer with the form around it.
// Options stand in the page ([data-options] names a JSON block) or are fetched from the form's own address.
// Stays hidden where the browser knows no passkeys.
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

class Passkey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return;
    this.hidden = false;
    this.form = this.closest("form");
    this.button = this.querySelector("button");
    this.button.addEventListener("click", this.ask);
  }

  disconnectedCallback() {
    this.button?.removeEventListener("click", this.ask);
  }

  ask = async () => {
    this.querySelector(".field-error")?.remove();
    try {
      const { publicKey } = await this.options();
      const credential = this.dataset.make === undefined ? await this.get(publicKey) : await this.make(publicKey);
      this.form.elements.credential.value = JSON.stringify(credential);
      this.form.requestSubmit();
    } catch {
      this.say(this.dataset.failed);
    }
  };

  async options() {
    const block = document.getElementById(this.dataset.options);
    if (block) return Object.values(JSON.parse(block.textContent))[0];
    const answer = await fetch(this.form.action, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options;
  }

  async make(publicKey) {
    const alone = this.form.elements.passwordless.checked;
    publicKey.challenge = toBytes(publicKey.challenge);
    publicKey.user.id = toBytes(publicKey.user.id);
    publicKey.excludeCredentials = withBytes(publicKey.excludeCredentials);
    publicKey.authenticatorSelection = {
      ...publicKey.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      userVerification: alone ? "required" : "preferred",
    };
    const made = await navigator.credentials.create({ publicKey });
    const { clientDataJSON, attestationObject } = made.response;
    return inText(made, { clientDataJSON, attestationObject }, { transports: made.response.getTransports?.() ?? [] });
  }

  async get(publicKey) {
    publicKey.challenge = toBytes(publicKey.challenge);
    publicKey.allowCredentials = withBytes(publicKey.allowCredentials);
    const found = await navigator.credentials.get({ publicKey });
    const { clientDataJSON, authenticatorData, signature, userHandle } = found.response;
    return inText(found, { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) });
  }

  say(words) {
    const line = document.createElement("p");
    line.className = "field-error";
    line.setAttribute("role", "alert");
    line.textContent = words;
    this.append(line);
  }
}

const withBytes = (list) => (list ?? []).map((entry) => ({ ...entry, id: toBytes(entry.id) }));

const inText = (credential, buffers, plain = {}) => ({
  id: credential.id,
  rawId: toText(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: { ...Object.fromEntries(Object.entries(buffers).map(([name, buffer]) => [name, toText(buffer)])), ...plain },
});

customElements.define("rp-passkey", Passkey);
