// Imported for its side effects: it wires the data-bs-* attributes.
declare module "@tabler/core/dist/js/tabler.esm.js";
