// What surrounds an organisation: drawn with sigma, and the same as a list for keyboards and screen readers.
"use strict";

const LEAVES = new Set(["headed by", "located in", "listed as"]);

class Surroundings {
  constructor(canvas, list) {
    this.canvas = canvas;
    this.list = list;
    this.words = { relation: JSON.parse(list.dataset.relations), modality: JSON.parse(list.dataset.modalities) };
    this.graph = new watchwordGraph.Graph({ multi: true, type: "directed" });
    this.hidden = new Set();
    this.done = new Set();
    this.sigma = null;
    this.asked = [];
    this.shown = [];
  }

  async begin() {
    await this.expand(this.canvas.dataset.address, null);
    document.getElementById("graph-tools").hidden = false;
    this.draw();
    for (const id of ["graph-holds", "graph-sourced"]) document.getElementById(id).addEventListener("change", () => this.refresh());
    document.getElementById("graph-fit").addEventListener("click", () => this.sigma?.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }));
    document.getElementById("graph-png").addEventListener("click", () => this.picture());
    document.getElementById("graph-xml").addEventListener("click", () => this.file(new Blob([this.xml()], { type: "application/xml" }), "graphml"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.sigma?.refresh());
  }

  async expand(address, from) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) { say(this.list.dataset.expanded); if (from) this.done.add(from); this.refresh(); return; }
    const found = await answer.json();
    if (!from) this.centre = found.centre;
    const before = this.graph.order;
    const centre = from ?? found.centre;
    const named = (name) => (name === found.centre ? centre : name);  // it may be asked for by another of its names
    const nodes = [...new Set(found.nodes.map(named))];
    const place = this.graph.hasNode(centre) ? this.graph.getNodeAttributes(centre) : { x: 0, y: 0 };
    nodes.forEach((name, at) => {
      if (this.graph.hasNode(name)) return;
      const angle = (2 * Math.PI * at) / nodes.length;
      const far = name === centre ? 0 : 1 + (at % 3) / 3;
      this.graph.addNode(name, { label: name, x: place.x + far * Math.cos(angle), y: place.y + far * Math.sin(angle) });
    });
    for (const edge of found.edges) {
      const [source, target] = [named(edge.source), named(edge.target)];
      const key = JSON.stringify([source, target, edge.kind, edge.modality]);
      if (!this.graph.hasEdge(key)) this.graph.addEdgeWithKey(key, source, target, edge);
    }
    this.done.add(centre);
    this.graph.forEachNode((name) => this.graph.setNodeAttribute(name, "size", name === this.centre ? 11 : Math.min(10, 4 + Math.sqrt(this.graph.degree(name)))));
    if (this.graph.order > 2) {
      const settings = { ...watchwordGraph.forceAtlas2.inferSettings(this.graph), adjustSizes: true, gravity: 1, scalingRatio: 12 };
      watchwordGraph.forceAtlas2.assign(this.graph, { iterations: from ? 120 : 250, settings });
    }
    this.kinds();
    this.refresh();
    if (from) say(this.graph.order > before ? this.counted() : this.list.dataset.expanded);
  }

  visible(edge) {
    const found = this.graph.getEdgeAttributes(edge);
    return !this.hidden.has(found.kind) && (found.holds || !document.getElementById("graph-holds").checked) && (found.href || !document.getElementById("graph-sourced").checked);
  }

  kinds() {
    const place = document.getElementById("graph-kinds");
    const kinds = [...new Set(this.graph.mapEdges((_, found) => found.kind))].sort();
    place.replaceChildren(...kinds.map((kind) => {
      const label = document.createElement("label");
      label.className = "check";
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = !this.hidden.has(kind);
      box.addEventListener("change", () => { this.hidden[box.checked ? "delete" : "add"](kind); this.refresh(); });
      label.append(box, this.words.relation[kind] ?? kind);
      return label;
    }));
  }

  refresh() {
    this.edges = this.graph.filterEdges((edge) => this.visible(edge));
    this.nodes = new Set([this.centre, ...this.edges.flatMap((edge) => this.graph.extremities(edge))]);
    this.write();
    this.sigma?.refresh();
  }

  counted() {
    return this.list.dataset.count.replace("{nodes}", this.nodes.size).replace("{edges}", this.edges.length);
  }

  // The list

  write() {
    const focused = document.activeElement?.dataset?.node;
    document.getElementById("graph-count").textContent = this.edges.length ? this.counted() : this.list.dataset.none;
    const rows = [...this.nodes].map((name) => {
      const row = document.createElement("li");
      row.dataset.name = name;
      if (this.leaf(name)) {
        const words = document.createElement("span");
        words.lang = "zh";
        words.textContent = name;
        row.append(words);
      } else row.append(this.link(name, `/entities/${encodeURIComponent(name)}`, "zh"), " ");
      if (!this.done.has(name) && !this.leaf(name)) {
        const button = document.createElement("button");
        button.textContent = this.list.dataset.expand;
        button.dataset.node = name;
        button.setAttribute("aria-label", `${this.list.dataset.expand}: ${name}`);
        button.addEventListener("click", () => this.choose(name));
        row.append(button);
      }
      const own = this.edges.filter((edge) => this.graph.source(edge) === name);
      if (own.length) {
        const inner = document.createElement("ul");
        inner.append(...own.map((edge) => this.told(edge)));
        row.append(inner);
      }
      return row;
    });
    document.getElementById("graph-nodes").replaceChildren(...rows);
    if (focused !== undefined) (this.list.querySelector(`[data-node="${CSS.escape(focused)}"]`) ?? this.list).focus({ preventScroll: true });
  }

  // Holders of office, places and tickers have no profile.
  leaf(name) {
    return this.graph.inEdges(name).some((edge) => LEAVES.has(this.graph.getEdgeAttribute(edge, "kind"))) && !this.graph.outDegree(name);
  }

  told(edge) {
    const found = this.graph.getEdgeAttributes(edge);
    const row = document.createElement("li");
    const target = document.createElement("span");
    target.lang = "zh";
    target.textContent = this.graph.target(edge);
    row.append(`${this.words.relation[found.kind] ?? found.kind} `, target, found.words ? ` ${found.words} ` : " ");
    if (!found.holds) row.append(this.tag(this.words.modality[found.modality] ?? found.modality), " ");
    row.append(found.href ? this.link(found.ground, found.href, "") : this.tag(this.list.dataset.unverified));
    return row;
  }

  tag(text) {
    const tag = document.createElement("span");
    tag.className = "tag";
    tag.textContent = text;
    return tag;
  }

  link(text, href, language) {
    const link = document.createElement("a");
    link.href = href;
    link.rel = "noreferrer noopener";
    if (language) link.lang = language;
    else link.className = "small";
    link.textContent = text;
    return link;
  }

  async choose(name) {
    for (const row of this.list.querySelectorAll(".chosen")) row.classList.remove("chosen");
    if (!this.done.has(name) && !this.leaf(name)) await this.expand(`/entities/${encodeURIComponent(name)}/graph.json`, name);
    const row = this.list.querySelector(`li[data-name="${CSS.escape(name)}"]`);
    row?.classList.add("chosen");
    row?.scrollIntoView({ block: "nearest" });
  }

  // The drawing

  colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  }

  draw() {
    try {
      this.sigma = new watchwordGraph.Sigma(this.graph, this.canvas, {
        allowInvalidContainer: true,
        defaultEdgeType: "arrow",
        labelDensity: 1e6,  // all are asked for; those that would overlap are left out below
        labelGridCellSize: 1e4,
        labelRenderedSizeThreshold: 0,
        labelFont: "system-ui, 'Noto Sans CJK SC', sans-serif",
        stagePadding: 60,
        defaultDrawNodeLabel: (_, node) => this.asked.push(node),
        defaultDrawNodeHover: (context, node) => this.hover(context, node),
        nodeReducer: (name, node) => ({ ...node, hidden: !this.nodes.has(name), color: this.colour(name === this.centre ? "accent" : this.done.has(name) ? "name" : "edge") }),
        edgeReducer: (edge, found) => ({ size: found.holds ? 2.5 : 1.5, hidden: !this.visible(edge), color: this.colour(found.holds ? "quiet" : "line") }),
      });
    } catch (error) {
      this.failed = String(error);
      this.canvas.replaceChildren(this.tag(this.list.dataset.undrawn));
      return;
    }
    this.sigma.on("beforeRender", () => { this.asked = []; });
    this.sigma.on("afterRender", () => this.label());
    this.sigma.on("clickNode", ({ node }) => this.choose(node));
    this.sigma.refresh();
  }

  // The largest first; a label stands right of its circle, else left, below or above; where none of these is free, nowhere.
  label() {
    const context = this.sigma.getCanvases().labels.getContext("2d");
    const taken = this.asked.map((node) => [node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size]);
    const { width, height } = this.sigma.getDimensions();
    this.shown = [];
    context.font = "13px system-ui, 'Noto Sans CJK SC', sans-serif";
    context.textBaseline = "middle";
    for (const node of this.asked.sort((a, b) => b.size - a.size)) {
      const text = node.label.length > 24 ? `${node.label.slice(0, 23)}…` : node.label;
      const [wide, high, off] = [context.measureText(text).width, 16, node.size + 3];
      const places = [[node.x + off, node.y - high / 2], [node.x - off - wide, node.y - high / 2], [node.x - wide / 2, node.y + off], [node.x - wide / 2, node.y - off - high]];
      for (const [x, y] of places) {
        const box = [x, y, x + wide, y + high];
        if (x < 2 || x + wide > width - 2 || y < 2 || y + high > height - 2) continue;
        if ([...taken, ...this.shown].some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
        this.shown.push(box);
        this.write_at(context, text, x, y + high / 2);
        break;
      }
    }
  }

  write_at(context, text, x, y) {
    context.lineWidth = 3;
    context.strokeStyle = this.colour("sheet");
    context.strokeText(text, x, y);
    context.fillStyle = this.colour("ink");
    context.fillText(text, x, y);
  }

  hover(context, node) {
    context.font = "13px system-ui, 'Noto Sans CJK SC', sans-serif";
    context.textBaseline = "middle";
    const [x, wide] = [node.x + node.size + 3, context.measureText(node.label).width];
    context.fillStyle = this.colour("sheet");
    context.strokeStyle = this.colour("accent");
    context.lineWidth = 1;
    context.beginPath();
    context.rect(x - 4, node.y - 12, wide + 8, 24);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(node.x, node.y, node.size + 2, 0, 2 * Math.PI);
    context.stroke();
    context.fillStyle = this.colour("ink");
    context.fillText(node.label, x, node.y);
  }

  // Files

  picture() {
    if (!this.sigma) return say(this.list.dataset.undrawn);
    this.sigma.refresh();
    const layers = this.sigma.getCanvases();
    const out = document.createElement("canvas");
    [out.width, out.height] = [layers.labels.width, layers.labels.height];
    const context = out.getContext("2d");
    context.fillStyle = this.colour("sheet");
    context.fillRect(0, 0, out.width, out.height);
    this.sigma.render?.();
    for (const name of ["edges", "nodes", "edgeLabels", "labels"]) if (layers[name]?.width) context.drawImage(layers[name], 0, 0, out.width, out.height);
    out.toBlob((blob) => this.file(blob, "png"));
    return undefined;
  }

  file(blob, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${this.centre}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  xml() {
    const safe = (text) => String(text).replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]);
    const fields = ["kind", "words", "modality", "holds", "href", "ground"];
    const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', '<key id="label" for="node" attr.name="label" attr.type="string"/>'];
    for (const name of fields) lines.push(`<key id="${name}" for="edge" attr.name="${name}" attr.type="${name === "holds" ? "boolean" : "string"}"/>`);
    lines.push('<graph edgedefault="directed">');
    for (const name of this.nodes) lines.push(`<node id="${safe(name)}"><data key="label">${safe(name)}</data></node>`);
    for (const edge of this.edges) {
      const found = this.graph.getEdgeAttributes(edge);
      const data = fields.map((name) => `<data key="${name}">${safe(found[name])}</data>`).join("");
      lines.push(`<edge source="${safe(this.graph.source(edge))}" target="${safe(this.graph.target(edge))}">${data}</edge>`);
    }
    return [...lines, "</graph>", "</graphml>", ""].join("\n");
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const canvas = document.getElementById("graph");
  if (!canvas) return;
  canvas.surroundings = new Surroundings(canvas, document.getElementById("graph-list"));
  canvas.surroundings.begin();
});
