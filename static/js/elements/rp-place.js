// In a client's place: once the client has ended it or shares something else, what is open goes from the screen as well.
// Asks only while someone can see it; a server that does not answer says nothing of rights.
const EVERY = 10000;

class Place extends HTMLElement {
  connectedCallback() {
    this.listeners = new AbortController();
    document.addEventListener("visibilitychange", this.ask, { signal: this.listeners.signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.ask(), { signal: this.listeners.signal });
    this.timer = setInterval(this.ask, EVERY);
  }

  disconnectedCallback() {
    this.listeners.abort();
    clearInterval(this.timer);
  }

  ask = async () => {
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await fetch(this.dataset.url, { cache: "no-store", redirect: "manual" });
      if (this.isConnected && answer.status === 404) location.replace(location.href);
    } catch {
      // Not reached; asked again.
    }
  };
}

customElements.define("rp-place", Place);
