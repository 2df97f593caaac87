// Loaded before a projector (`node --require`): a release whose reader is broken for some good events, in six ways. What it
// cannot read is good, and another release reads it; the files of the product stay as they are.
const Module = require('node:module');

const reader = /[\\/]libs[\\/]domain[\\/]dist[\\/]read-event\.js$/;
const codes = ['EVENT_NOT_JSON', 'EVENT_ENVELOPE_INVALID', 'EVENT_TYPE_UNKNOWN', 'EVENT_PAYLOAD_INVALID', 'EVENT_PAYLOAD_INVALID'];

const compile = Module.prototype._compile;
Module.prototype._compile = function (source, filename, ...rest) {
  return compile.call(this, reader.test(filename) ? `${source}\n;(${breakReader})(exports, ${JSON.stringify(codes)});` : source, filename, ...rest);
};

function breakReader(exports, codes) {
  const { readEvent } = exports;
  exports.readEvent = (record) => {
    const number = Number.parseInt((record.headers['ce_id'] ?? '').slice(0, 8), 16);
    if (!/^(Article|Accusation|Extraction)/.test(record.headers['ce_type'] ?? '') || number % 100 >= 6) return readEvent(record);
    const code = codes[number % 100];
    if (code === undefined) throw new TypeError('This release breaks at a good event.');
    return { kind: 'refused', code, reason: `This release cannot read it: ${code}.` };
  };
}
