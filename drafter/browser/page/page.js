"use strict";
// textual.js makes its terminal when the page is loaded, and keeps it to itself. What it cannot
// do is done here: fonts with Han characters, the browser's clipboard, keys that browsers keep,
// downloads without a new page, and saying why a connection ended.
(() => {
  // Monospaced fonts whose Han characters are twice as wide as their letters; before them the
  // marks that they draw twice as wide as a terminal counts them (see page.css).
  const FONTS = [
    "narrow marks", "Sarasa Term SC", "Sarasa Mono SC", "Noto Sans Mono CJK SC",
    "Source Han Mono SC", "WenQuanYi Zen Hei Mono", "NSimSun", "Noto Sans Mono", "Menlo", "Consolas",
  ];
  const ENDS = {
    1000: ["已经退出。确认过的数都在文件里。", "再打开"],
    1011: ["程序意外停了。确认过的数都在文件里，刷新这一页会接着来。", "刷新这一页"],
    4001: ["这一页在别处又打开了，这里停下了。", "回到这里"],
  };
  const CUT = ["连接断开，刷新这一页会接着来。", "刷新这一页"];
  const KEPT_BY_BROWSERS = { KeyT: "\x14", KeyN: "\x0e", KeyW: "\x17" };
  const LEFT_TO_BROWSERS = new Set(["F11", "F12"]);
  const ZOOM = new Set(["Minus", "Equal", "Digit0", "NumpadAdd", "NumpadSubtract", "Numpad0"]);

  const start = window.onload;
  let page, ended = false;

  window.onload = async (event) => {
    // Where none of its fonts is there, the marks are taken from the next in the list.
    await document.fonts.load('16px "narrow marks"', "√“”").catch(() => {});
    const place = document.getElementById("terminal");
    place.dataset.sessionWebsocketUrl = new URL("ws", location.href).href.replace(/^http/, "ws");
    const connection = connecting(() => caught(() => start(event)));
    connection.addEventListener("close", closed);
    document.getElementById("again").addEventListener("click", () => location.reload());
    page.terminal.focus();
    window.drafter = { terminal: page.terminal };
  };

  // What textual.js keeps terminal and socket in: the object that comes to have `bufferedBytes`.
  // It is seen before it connects, and so says the right size from the first.
  function caught(act) {
    Object.defineProperty(Object.prototype, "bufferedBytes", {
      configurable: true,
      set(value) {
        Object.defineProperty(this, "bufferedBytes", { value, writable: true });
        page = this;
        dress(page.terminal);
      },
    });
    try { act(); } finally { delete Object.prototype.bufferedBytes; }
  }

  function dress(terminal) {
    const background = getComputedStyle(document.body).backgroundColor;
    const fontFamily = FONTS.map((name) => `"${name}"`).join(", ") + ", monospace";
    const fontSize = Number(document.getElementById("terminal").dataset.fontSize) || 16;
    const rescaleOverlappingGlyphs = true;
    const theme = { background };
    Object.assign(terminal.options, { fontFamily, fontSize, rescaleOverlappingGlyphs, theme });
  }

  // Connects under this page's own number, so that the server knows it when it is loaded anew.
  function connecting(act) {
    const Ordinary = window.WebSocket;
    let made;
    window.WebSocket = class extends Ordinary {
      constructor(url) {
        super(`${url}&tab=${tab()}`);
        made = this;
      }
      send(data) { // textual.js tells its size before it is connected, and again afterwards
        if (this.readyState === Ordinary.OPEN) super.send(data);
      }
    };
    try { act(); } finally { window.WebSocket = Ordinary; }
    return made;
  }

  function tab() {
    const known = sessionStorage.getItem("drafter");
    const number = known || Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-");
    sessionStorage.setItem("drafter", number);
    return number;
  }

  function closed(event) {
    ended = true;
    const [why, again] = ENDS[event.code] || CUT;
    document.getElementById("why").textContent = why;
    document.getElementById("again").textContent = again;
    document.body.classList.add("-closed");
    document.getElementById("again").focus();
  }

  document.addEventListener("keydown", (event) => {
    if (!page || ended || event.isComposing) return;
    const { code, ctrlKey, altKey, metaKey, shiftKey } = event;
    const control = (ctrlKey || metaKey) && !altKey;
    if (LEFT_TO_BROWSERS.has(code) || (control && ZOOM.has(code))) {
      event.stopImmediatePropagation();
    } else if (control && !shiftKey && code === "KeyV") {
      event.stopImmediatePropagation(); // the browser then pastes, and the terminal takes that
    } else if (altKey && !ctrlKey && !metaKey && code in KEPT_BY_BROWSERS) {
      event.stopImmediatePropagation();
      event.preventDefault();
      page.terminal.input(KEPT_BY_BROWSERS[code]);
    } else if (event.target !== page.terminal.textarea) {
      event.preventDefault(); // or F5 would load the page anew
      page.terminal.focus();
    }
  }, true);

  document.addEventListener("paste", (event) => {
    if (!page || ended) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Escape sequences in a text could end the paste, and the rest would be taken for keys.
    page.terminal.paste(event.clipboardData.getData("text/plain").replaceAll("\x1b", ""));
  }, true);

  document.addEventListener("mousedown", (event) => {
    if (!page || ended || event.target.closest("main")) return;
    event.preventDefault(); // the terminal keeps the keyboard
  });
  window.addEventListener("focus", () => { if (page && !ended) page.terminal.focus(); });

  // Another page that opens only to hand over a document may be stopped by the browser.
  const open = window.open;
  window.open = (url, ...rest) => {
    if (!new URL(url, location.href).pathname.includes("/download/")) return open(url, ...rest);
    const link = document.createElement("a");
    link.href = url;
    link.download = "";
    document.body.append(link);
    link.click();
    link.remove();
    return null;
  };

  // Browsers keep the clipboard from pages of other computers; the old way is left.
  if (!navigator.clipboard) {
    Object.defineProperty(navigator, "clipboard", {
      value: {
        readText: async () => "",
        writeText: async (text) => {
          const field = document.createElement("textarea");
          field.value = text;
          document.body.append(field);
          field.select();
          document.execCommand("copy");
          field.remove();
          page.terminal.focus();
        },
      },
    });
  }
})();
