/**
 * Which process sweeps a connection: several `serve` of one inbox would else all do. `held_until`: until then nobody but the
 * holder sweeps; while it does it says so every few seconds, and between two of its sweeps it keeps its turn. `fence`
 * counts the sweeps: the number of the last is the only one that may still move the mark. Earlier versions sweep beside.
 */
export const SWEEP_CLAIM = `
alter table opencx.sweep add column holder uuid, add column held_until timestamptz, add column fence bigint not null default 0;
`;
