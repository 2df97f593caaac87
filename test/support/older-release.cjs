// Loaded before a process (`node --require`): the release before, which knows neither the newest types of events nor their newest
// versions, and writes the versions that it knows. Everything else is today's; the files of the product stay as they are.
const Module = require('node:module');

const catalogueFile = /[\\/]libs[\\/]domain[\\/]dist[\\/]catalogue\.js$/;
const unknownTypes = ['EngineVersionActivated', 'ActorMerged', 'ActorRenamed', 'OfficeHeld', 'ExtractionRequested', 'ExtractionRequestFulfilled', 'StagePaused', 'StageResumed', 'ArticleRetracted', 'ArticleReinstated', 'ArticleErased', 'DeadLetterResolved', 'OperatorActed'];
const fieldsSince = { SourceConfigured: ['notice'], DeliveryReceived: [] };

const compile = Module.prototype._compile;
Module.prototype._compile = function (source, filename, ...rest) {
  return compile.call(this, catalogueFile.test(filename) ? `${source}\n;(${makeOlder})(exports, ${JSON.stringify({ unknownTypes, fieldsSince })});` : source, filename, ...rest);
};

function makeOlder(exports, { unknownTypes, fieldsSince }) {
  const known = Object.entries(exports.catalogue).filter(([name]) => !unknownTypes.includes(name));
  exports.catalogue = Object.fromEntries(known.map(([name, type]) => {
    const added = fieldsSince[name];
    if (added === undefined || type.version === 1) return [name, type];
    const schema = type.schema.omit(Object.fromEntries(added.map((field) => [field, true])));
    return [name, { ...type, version: type.version - 1, upcasters: type.upcasters.slice(0, -1), schema }];
  }));
}
