/** The laboratory's HTTP interface; a refusal is an error with the server's own words. */

/**
 * @typedef {import("./types.js").Experiment} Experiment
 * @typedef {import("./types.js").Metric} Metric
 * @typedef {import("./types.js").Run} Run
 * @typedef {import("./types.js").RunSummary} RunSummary
 * @typedef {import("./types.js").SeriesAnswer} SeriesAnswer
 */

/** An answer other than 2xx. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** @returns {Promise<Experiment[]>} */
export const experiments = async () => (await ask("api/experiments")).experiments;

/** @returns {Promise<Metric[]>} */
export const metrics = async () => (await ask("api/metrics")).metrics;

/**
 * The newest runs that a query wants, newest first.
 *
 * @param {string} query
 * @param {number} limit
 * @returns {Promise<{runs: RunSummary[], more: boolean}>}
 */
export const runs = (query, limit) => ask(`api/runs?${new URLSearchParams({ query, limit: String(limit) })}`);

/**
 * The ids of the experiments that a query may want.
 *
 * @param {string} query
 * @returns {Promise<string[]>}
 */
export const experimentsOf = async (query) => (await ask(`api/experiments?${new URLSearchParams({ query })}`)).ids;

/**
 * @param {string} run
 * @returns {Promise<Run>}
 */
export const run = (run) => ask(`api/runs/${encodeURIComponent(run)}`);

/**
 * @param {string} run
 * @param {string} strand
 * @param {string} metric
 * @param {{points: number, steps: [number, number] | null, times: boolean}} how at most so many points; the first and the last step that are wanted, null for all; whether with the time at which each was measured
 * @returns {Promise<SeriesAnswer>}
 */
export function series(run, strand, metric, { points, steps, times }) {
  const query = new URLSearchParams({ metric, strand, points: String(points) });
  if (times) query.set("times", "true");
  if (steps !== null) {
    query.set("from", String(steps[0]));
    query.set("to", String(steps[1]));
  }
  return ask(`api/runs/${encodeURIComponent(run)}/series?${query}`);
}

/**
 * The steps at which there are frames of a measure, by strand.
 *
 * @param {string} run
 * @param {string} measure
 * @returns {Promise<{strand?: string, steps: number[]}[]>}
 */
export async function frameSteps(run, measure) {
  const query = new URLSearchParams({ measure });
  return (await ask(`api/runs/${encodeURIComponent(run)}/frames?${query}`)).frames;
}

/**
 * Each strand's last frame at or before a step.
 *
 * @param {string} run
 * @param {string} measure
 * @param {number} step
 * @returns {Promise<import("./types.js").Frame[]>}
 */
export async function framesAt(run, measure, step) {
  const query = new URLSearchParams({ measure, step: String(step) });
  return (await ask(`api/runs/${encodeURIComponent(run)}/frames?${query}`)).frames;
}

/**
 * @param {string} run
 * @param {"pause" | "resume" | "cancel"} action
 * @returns {Promise<RunSummary>}
 */
export function act(run, action) {
  return post(`api/runs/${encodeURIComponent(run)}/${action}`, {});
}

/**
 * What people have written to a run.
 *
 * @param {string} run
 * @returns {Promise<import("./types.js").Annotation>}
 */
export const notes = (run) => ask(`api/runs/${encodeURIComponent(run)}/notes`);

/**
 * Writes to a run; what is left out stays as it is.
 *
 * @param {string} run
 * @param {Partial<import("./types.js").Annotation>} change
 * @returns {Promise<import("./types.js").Annotation>} what is written there then
 */
export const annotate = (run, change) => send("PUT", `api/runs/${encodeURIComponent(run)}/notes`, change);

/** @returns {Promise<{rules: string[], alerts: import("./types.js").Alert[]}>} */
export const alerts = () => ask("api/alerts");

/** @param {string} rule */
export const addRule = (rule) => post("api/alerts/rules", { rule });

/** @param {string} rule */
export const removeRule = (rule) => ask(`api/alerts/rules?${new URLSearchParams({ rule })}`, { method: "DELETE" });

/** @param {string} id */
export const acknowledge = (id) => post(`api/alerts/${encodeURIComponent(id)}/acknowledge`, {});

/** Somebody has seen all alerts. */
export const acknowledgeAll = () => post("api/alerts/acknowledge", {});

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 */
const send = (method, path, body) =>
  ask(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/**
 * @param {string} path
 * @param {unknown} body
 */
const post = (path, body) => send("POST", path, body);

/**
 * The newest batches, newest first.
 *
 * @returns {Promise<import("./batch/types.js").Report[]>}
 */
export const batches = async () => (await ask("api/batches")).batches;

/**
 * @param {string} batch
 * @param {"groups" | "cells"} view
 * @param {string[]} metrics those whose values are wanted; all where there are none
 * @returns {Promise<import("./batch/types.js").Report>}
 */
export function batch(batch, view, metrics) {
  const query = new URLSearchParams([["view", view], ...metrics.map((metric) => ["metric", metric])]);
  return ask(`api/batches/${encodeURIComponent(batch)}?${query}`);
}

/** @param {string} batch */
export const cancelBatch = (batch) => post(`api/batches/${encodeURIComponent(batch)}/cancel`, {});

/**
 * A new run with another's state at a step.
 *
 * @param {string} run
 * @param {{at: number | string, settings: Record<string, string>}} how the step as the server shall judge it, and what changes
 * @returns {Promise<{run: string}>} the fork
 */
export function fork(run, how) {
  return post(`api/runs/${encodeURIComponent(run)}/fork`, how);
}

/**
 * @param {string} path
 * @param {RequestInit} [request]
 */
async function ask(path, request) {
  const answer = await fetch(path, { cache: "no-store", ...request });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, body.error ?? `${answer.status} ${answer.statusText}`);
  return body;
}
