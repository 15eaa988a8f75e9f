// What all pages share: the form token for htmx, what is said after a change, and the keys of lists.
"use strict";

document.addEventListener("htmx:config:request", (event) => {
  const headers = event.detail?.ctx?.request?.headers;
  if (headers) headers["X-Form-Token"] = document.body.dataset.token;
});

function say(words) {
  document.getElementById("said").textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { document.getElementById("said").textContent = ""; }, 4000);
}

async function send(address, fields) {
  const body = new URLSearchParams({ token: document.body.dataset.token });
  for (const [name, value] of fields) body.append(name, value);
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error((await answer.text()).match(/role="alert">([^<]*)/)?.[1] ?? answer.statusText);
  return answer.json();
}

// A list that is worked through with the keyboard: the inbox, and the review queue.
class List {
  constructor(element) {
    this.rows = [...element.querySelectorAll(".item")];
    this.at = -1;
    this.undo = [];
    const all = document.getElementById("all");
    all?.addEventListener("change", () => { for (const row of this.rows) row.querySelector("input").checked = all.checked; });
    for (const [at, row] of this.rows.entries()) row.addEventListener("focusin", () => this.mark(at));
    if (!element.action) this.mark(0);
    if (location.hash) this.mark(this.rows.findIndex((row) => `#${row.id}` === location.hash));
  }
  mark(at) {
    if (at < 0 || at >= this.rows.length) return;
    this.rows[this.at]?.classList.remove("current");
    this.at = at;
    this.rows[at].classList.add("current");
  }
  go(at) {
    this.mark(Math.max(0, Math.min(at, this.rows.length - 1)));
    this.rows[this.at].querySelector("a.title")?.focus({ preventScroll: true });
    this.rows[this.at].scrollIntoView({ block: "nearest" });
  }
  async act(action) {
    const row = this.rows[Math.max(this.at, 0)];
    if (this.at < this.rows.length - 1) this.go(this.at + 1);  // at once: what is typed meanwhile goes where it is meant
    const before = row.dataset.before ?? "open";
    this.undo.push([row, before]);
    row.dataset.before = action;
    await this.change(row, action);
  }
  async change(row, action) {
    try {
      await send("/inbox/act", [["id", row.dataset.id], ["action", action]]);
    } catch (error) {
      say(String(error.message));
      throw error;
    }
    row.classList.toggle("kept", action === "keep");
    row.classList.toggle("dismissed", action === "dismiss");
    say(document.querySelector(`.bulk button[value="${action}"]`)?.textContent ?? action);
  }
  async takeBack() {
    const [row, action] = this.undo.pop() ?? [];
    if (!row) return;
    this.go(this.rows.indexOf(row));
    row.dataset.before = action;
    await this.change(row, action);
  }
  key(key) {
    const row = this.rows[this.at];
    const button = key === "u" ? document.querySelector("[data-undo]") : row?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (button) { button.click(); return true; }
    const own = Boolean(document.getElementById("list").action);
    if (!own && "arux".includes(key)) return false;
    const does = {
      j: () => this.go(this.at + 1),
      k: () => this.go(this.at - 1),
      o: () => row?.querySelector("a.title")?.click(),
      a: () => this.act("keep"),
      r: () => this.act("dismiss"),
      u: () => this.takeBack(),
      x: () => { if (row) row.querySelector("input").checked ^= true; },
    }[key];
    does?.();
    return Boolean(does);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const element = document.getElementById("list");
  const list = element ? new List(element) : null;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    const words = document.getElementById("words");
    if (event.key === "/" && words) { words.focus(); words.select(); event.preventDefault(); }
    else if (list?.key(event.key)) event.preventDefault();
  });
});

// The reader: marked words show what they are beside the text, without leaving the place.
document.addEventListener("click", async (event) => {
  const run = event.target.closest?.(".text a.run");
  if (!run || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  document.querySelector(".text .chosen")?.classList.remove("chosen");
  run.classList.add("chosen");
  const text = run.closest(".text");
  const place = run.id.slice(1);
  await htmx.ajax("GET", `/documents/${text.dataset.document}/at/${place}`, { target: "#side", swap: "innerHTML" });
  document.getElementById("side").scrollTop = 0;
});

// A footnote lights all words that it stands for, also where marks cut them into runs.
function light() {
  for (const run of document.querySelectorAll(".run.lit")) run.classList.remove("lit");
  const name = location.hash.slice(1);
  if (/^q\d+$/.test(name)) for (const run of document.querySelectorAll(`.quoted .${name}`)) run.classList.add("lit");
}
window.addEventListener("hashchange", light);
document.addEventListener("DOMContentLoaded", light);

// The editor: what the linter says of the words at hand, shortly after they were typed.
document.addEventListener("DOMContentLoaded", () => {
  const editor = document.getElementById("editor");
  if (!editor) return;
  let waiting = 0;
  let round = 0;
  async function check() {
    const mine = ++round;
    const fields = [...new FormData(editor)].filter(([name]) => name !== "token");
    let messages;
    try { messages = await send(editor.dataset.check, fields); } catch (error) { say(String(error.message)); return; }
    if (mine !== round) return;
    for (const list of editor.querySelectorAll(".lint")) {
      list.replaceChildren(...messages.filter((one) => `lint-${one.sentence}` === list.id).map((one) => {
        const item = document.createElement("li");
        item.textContent = one.message;
        return item;
      }));
    }
    const count = document.getElementById("lint-count");
    count.textContent = messages.length ? `${messages.length} ${count.dataset.some}` : count.dataset.none;
  }
  editor.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(check, 350); });
});
