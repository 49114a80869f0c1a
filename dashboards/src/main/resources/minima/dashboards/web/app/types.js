/**
 * What the server says, as the page reads it. A number that JSON cannot hold comes as a string: "NaN", "Infinity", "-Infinity".
 *
 * @typedef {number | string | null} Figure
 *
 * @typedef {object} Experiment
 * @property {string} id
 * @property {string} family
 * @property {string} title
 * @property {string} statement
 * @property {string[]} sources
 * @property {"PROVED" | "CONJECTURED" | "REFUTED" | "MEASURED"} standing what is known of the claim
 * @property {string[]} remarks what a reader of the source must know
 * @property {string} data
 * @property {string[]} keyMetrics
 * @property {Setting[]} settings
 *
 * @typedef {object} Setting
 * @property {string} name
 * @property {string} meaning
 * @property {string} unit
 * @property {string} type "number", "integer", "boolean", or the choices, as "a|b"
 * @property {Figure} atLeast
 * @property {Figure} atMost
 *
 * @typedef {object} Metric
 * @property {string} name
 * @property {string} unit
 * @property {string} meaning
 * @property {"log" | "linear"} scale
 * @property {string | null} lower the metric that is the lower edge of this one's band
 *
 * @typedef {"QUEUED" | "RUNNING" | "PAUSED" | "COMPLETED" | "CANCELLED" | "DIVERGED" | "FAILED"} Status
 *
 * @typedef {object} Verdict
 * @property {string} strand
 * @property {boolean} control
 * @property {string} quantity
 * @property {Figure} predicted
 * @property {Figure} measured
 * @property {Figure} tolerance
 * @property {string} reason
 * @property {"SUPPORTED" | "REFUTED" | "INCONCLUSIVE" | "NOT_APPLICABLE"} outcome
 * @property {string} source
 *
 * @typedef {object} RunSummary
 * @property {string} run
 * @property {string} experiment
 * @property {string} family
 * @property {string} title
 * @property {Status} status
 * @property {number} seed
 * @property {number} step
 * @property {number} steps
 * @property {Figure} rate steps a second
 * @property {Figure} etaSeconds
 * @property {string} created
 * @property {Record<string, Record<string, Figure>>} final latest value by strand and metric
 * @property {Verdict[]} verdicts
 * @property {Branch} [parent] of a fork, where it comes from
 * @property {string[]} [tags] absent in what the stream tells
 *
 * @typedef {object} Branch
 * @property {string} run the parent, or the fork
 * @property {number} step
 * @property {Record<string, unknown>} settings those that differ from the parent's
 *
 * @typedef {object} Strand
 * @property {string} name
 * @property {boolean} control
 * @property {string[]} metrics
 * @property {number} steps
 * @property {string[]} [vectors] measures of many components
 * @property {{samples: number | null, stepSize: number | null} | null} [pace] what each step takes, where it is always the same
 * @property {Record<string, Plane>} [planes] by vector measure, of those over a plane
 *
 * @typedef {object} Plane a raster: its points are the centres of the cells, row after row, row 0 at the bottom
 * @property {number} left
 * @property {number} right
 * @property {number} bottom
 * @property {number} top
 * @property {number} columns
 * @property {number} rows
 * @property {[number, number, number][]} samples x, y, target
 * @property {number} samplesOf how many there are, drawn or not
 * @property {number[]} [predicted] the same field of the oracle
 *
 * @typedef {object} Assumption
 * @property {string} name
 * @property {"HOLDS" | "FAILS" | "UNKNOWN"} state
 * @property {string} detail
 *
 * @typedef {object} Prediction
 * @property {string} strand
 * @property {string} metric
 * @property {"limit" | "curve" | "bound"} kind
 * @property {boolean} [upper] of a bound
 * @property {Figure} [value] of a limit
 * @property {[number, Figure][]} [points] of a curve or a bound
 * @property {string} source
 * @property {string} tag where the number comes from
 *
 * @typedef {object} Cell
 * @property {string} row
 * @property {string} column
 * @property {string} strand
 * @property {string} metric
 *
 * @typedef {object} Grid
 * @property {string} title
 * @property {string} rowsAre
 * @property {string} columnsAre
 * @property {string[]} rows
 * @property {string[]} columns
 * @property {"NONE" | "LINEAR" | "LOG"} shading
 * @property {Cell[]} cells
 *
 * @typedef {object} RunDetail
 * @property {string} statement
 * @property {string[]} sources
 * @property {string[]} keyMetrics
 * @property {string} command
 * @property {Record<string, unknown>} settings
 * @property {{name: string, sha256: string} | null} data
 * @property {Strand[]} strands
 * @property {Assumption[]} assumptions
 * @property {Prediction[]} predictions
 * @property {Grid[]} [grids]
 * @property {{time: string, kind: string, step?: number}[]} events
 * @property {string | null} failure
 * @property {Branch[]} [forks] oldest first
 * @property {string} note
 *
 * @typedef {RunSummary & RunDetail} Run
 *
 * @typedef {{note: string, tags: string[]}} Annotation what people have written to a run; the note is empty where there is none
 *
 * @typedef {object} SeriesAnswer
 * @property {number} behind measured points behind the ones sent
 * @property {[number, Figure, Figure, number?][]} points step, least and greatest value; where it is asked for, when the step was measured, in milliseconds
 *
 * @typedef {object} Frame
 * @property {string} [strand] absent where the run has only one
 * @property {number} step
 * @property {Figure[]} values
 *
 * @typedef {Frame & {measure: string, steps: number[]}} FrameEvent the newest frame, and the steps of all that came
 *
 * @typedef {object} PointsEvent
 * @property {string} run
 * @property {string} strand
 * @property {string[]} metrics
 * @property {[number, number, ...Figure[]][]} rows step, time in milliseconds, one value a metric
 *
 * @typedef {object} Alert
 * @property {string} id
 * @property {string} rule
 * @property {string | null} run null where it is about the laboratory itself
 * @property {string | null} experiment
 * @property {number} since in milliseconds since 1970
 * @property {number | null} ended null while it stands
 * @property {string} words
 * @property {boolean} acknowledged
 *
 * @typedef {object} Headline
 * @property {number} version grows with each change
 * @property {number} standing alerts that stand and nobody has seen
 * @property {Alert[]} alerts the newest of them
 */
export {};
