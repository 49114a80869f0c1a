/**
 * What the server says of a batch, as the page reads it.
 *
 * @typedef {import("../types.js").Figure} Figure
 * @typedef {import("../types.js").Status | "WAITING"} CellStatus
 *
 * @typedef {object} Tally how verdicts came out
 * @property {number} count
 * @property {number} asTheyShould
 * @property {Record<string, number>} claims outcome to number
 * @property {Record<string, number>} controls
 *
 * @typedef {object} Summary a metric over seeds; the interval is Student's of the mean at 95 %, null for one seed
 * @property {Figure} mean
 * @property {Figure} low
 * @property {Figure} high
 * @property {Figure} min
 * @property {Figure} max
 * @property {number} count
 *
 * @typedef {object} Cell one run
 * @property {number} cell
 * @property {string} run
 * @property {Record<string, string>} swept
 * @property {number} seed
 * @property {CellStatus} status
 * @property {Record<string, Record<string, Figure>>} values by strand and metric
 * @property {Tally} verdicts
 * @property {"HOLDS" | "FAILS" | "UNKNOWN"} assumptions whether all the theorem's hypotheses hold
 *
 * @typedef {object} Group the completed runs of one combination of settings
 * @property {Record<string, string>} swept
 * @property {number} runs
 * @property {Tally} verdicts
 * @property {Record<string, Record<string, Summary>>} values
 *
 * @typedef {object} Axis
 * @property {string} setting
 * @property {string[]} values
 * @property {boolean} log
 *
 * @typedef {object} Standing how far a batch is
 * @property {string} batch
 * @property {string} experiment
 * @property {"RUNNING" | "COMPLETED" | "CANCELLED"} status
 * @property {number} created in milliseconds
 * @property {number} ended 0 until it has
 * @property {number} total
 * @property {Record<string, number>} counts state to number of cells
 *
 * @typedef {object} Plan what was asked for
 * @property {Record<string, string>} settings
 * @property {Axis[]} axes
 * @property {number[]} seeds
 * @property {Cell[]} cells
 * @property {Group[]} groups
 *
 * @typedef {Standing & Plan} Report
 */
export {};
