/* What a test's page offers beside its fields: watches, counters, scores that count themselves, notes that keep themselves. */
import { connectCounters } from "./counter.js";
import { connectDictation } from "./dictation.js";
import { connectNotes } from "./note.js";
import { connectScores } from "./scores.js";
import { connectStopwatches } from "./stopwatch.js";

export function connectInstruments(form, fields) {
  connectNotes(form);
  connectDictation(form);
  connectStopwatches(form);
  connectCounters(form);
  connectScores(form, fields);
}
