import "@tabler/core/dist/js/tabler.esm.js";
import "htmx.org";
