// A language server as a child process: JSON-RPC over its standard input and output.
// Knows nothing of VS Code, so that tests can drive it with node alone.
"use strict";

const { spawn } = require("node:child_process");

const HEADER_END = Buffer.from("\r\n\r\n");
const METHOD_NOT_FOUND = -32601;
/** How long a server may take to end by itself, in milliseconds. */
const PATIENCE = 2000;

class Client {
  /**
   * @param {string[]} command the program and its arguments
   * @param {{cwd?: string, env?: object, onLog?: (text: string) => void, onExit?: (text: string) => void}} options
   */
  constructor(command, options = {}) {
    this.command = command;
    this.options = options;
    this.pending = new Map();
    this.handlers = new Map();
    this.nextId = 1;
    this.buffer = Buffer.alloc(0);
    this.running = false;
    this.stopping = false;
    this.capabilities = {};
  }

  /** Starts the server and tells it what the editor can do; resolves with what the server can do. */
  async start(parameters) {
    const [program, ...argv] = this.command;
    const { cwd, env } = this.options;
    // On Windows programs installed by pip may be .cmd files, which only a shell starts.
    const shell = process.platform === "win32" && /\.(cmd|bat)$/i.test(program);
    this.process = spawn(program, argv, { cwd, env: env || process.env, shell, windowsHide: true });
    this.running = true;
    this.process.on("error", (error) => this.ended(error.message));
    this.process.on("exit", (code, signal) => this.ended(`退出码 ${code ?? signal}`));
    this.process.stdin.on("error", () => {});
    this.process.stdout.on("data", (data) => this.read(data));
    this.process.stderr.on("data", (data) => this.log(data.toString("utf8")));
    const result = await this.request("initialize", { processId: process.pid, ...parameters });
    this.capabilities = result.capabilities;
    this.notify("initialized", {});
    return this.capabilities;
  }

  /** Asks the server to end; ends it after a while if it does not. */
  async stop() {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    const gone = new Promise((resolve) => this.process.once("exit", resolve));
    const timer = setTimeout(() => this.process.kill(), PATIENCE);
    try {
      await this.request("shutdown");
      this.notify("exit");
    } catch {
      this.process.kill();
    }
    await gone;
    clearTimeout(timer);
  }

  /** Calls `handler` with the parameters of every message of this method from the server. */
  on(method, handler) {
    this.handlers.set(method, handler);
  }

  /** Resolves with the server's answer, undefined once `token` says that nobody waits for it. */
  request(method, params, token) {
    if (!this.running) return Promise.reject(new Error("语言服务没有运行。"));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const listening = token?.onCancellationRequested(() => {
        this.pending.delete(id);
        this.notify("$/cancelRequest", { id });
        resolve(undefined);
      });
      const done = (settle) => (value) => {
        listening?.dispose();
        settle(value);
      };
      this.pending.set(id, { resolve: done(resolve), reject: done(reject) });
      this.send({ id, method, params });
    });
  }

  notify(method, params) {
    if (this.running) this.send({ method, params });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }), "utf8");
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  /** Messages come in pieces of any size, several in one piece or one in several. */
  read(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf(HEADER_END);
      if (end < 0) return;
      const header = this.buffer.subarray(0, end).toString("ascii");
      const length = Number(/content-length:\s*(\d+)/i.exec(header)?.[1]);
      const start = end + HEADER_END.length;
      if (!Number.isFinite(length)) {
        this.log(`读不懂的消息头：${header}`);
        this.buffer = this.buffer.subarray(start);
        continue;
      }
      if (this.buffer.length < start + length) return;
      const body = this.buffer.subarray(start, start + length).toString("utf8");
      this.buffer = this.buffer.subarray(start + length);
      this.receive(JSON.parse(body));
    }
  }

  receive(message) {
    if (message.method !== undefined) {
      this.called(message);
      return;
    }
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (!waiting) return;
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  }

  async called({ id, method, params }) {
    const handler = this.handlers.get(method);
    if (id === undefined) {
      handler?.(params);
    } else if (!handler) {
      this.send({ id, error: { code: METHOD_NOT_FOUND, message: method } });
    } else {
      this.send({ id, result: (await handler(params)) ?? null });
    }
  }

  ended(reason) {
    if (!this.running) return;
    this.running = false;
    for (const waiting of this.pending.values()) waiting.reject(new Error(reason));
    this.pending.clear();
    if (!this.stopping) this.options.onExit?.(reason);
  }

  log(text) {
    this.options.onLog?.(text);
  }
}

module.exports = { Client };
