/*
 * A worker for pages that are opened by double click, where a browser allows none: the script runs in a hidden frame.
 * After iframe-worker by Martin Donath (MIT, see iframe-worker-LICENSE.txt).  Changed: the frame holds no script of
 * its own that a Content-Security-Policy would have to allow, only files.
 */
"use strict";
(() => {
  if (location.protocol !== "file:") return;

  const load = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.document.createElement("script");
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${url} cannot be loaded`));
      script.src = url;
      frame.document.body.appendChild(script);
    });

  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const inside = this.frame.contentWindow;
      inside.postMessage = (data) => this.deliver(structuredClone(data));
      inside.importScripts = (...urls) =>
        urls.reduce((before, next) => before.then(() => load(inside, next)), Promise.resolve());
      this.ready = load(inside, `${url}`);
      this.ready.catch((error) => this.fail(error));
    }

    /* To the script. */
    postMessage(data) {
      const sent = structuredClone(data);
      this.ready.then(() => {
        const inside = this.frame.contentWindow;
        if (inside) inside.dispatchEvent(new MessageEvent("message", { data: sent }));
      }, () => {});
    }

    /* From the script; later, as a true worker would. */
    deliver(data) {
      setTimeout(() => {
        const event = new MessageEvent("message", { data });
        this.dispatchEvent(event);
        if (this.onmessage) this.onmessage(event);
      });
    }

    fail(error) {
      const event = new ErrorEvent("error", { message: error.message, error });
      this.dispatchEvent(event);
      if (this.onerror) this.onerror(event);
    }

    terminate() {
      this.frame.remove();
    }
  };
})();
