// On every signed-in page. All of it is enhancement: without this file each form and link still does its work.
import "@tabler/core/dist/js/tabler.esm.js";
import { confirmDeeds } from "./behaviours/confirm";
import { offerCopies } from "./behaviours/copy";
import { guardForms } from "./behaviours/forms";
import { configureHtmx } from "./behaviours/requests";
import { announceResults, closeMenus, dismissToasts } from "./behaviours/feedback";
import { offerPasskeys } from "./behaviours/passkeys";
import { savePictures } from "./behaviours/drawings";
import { hintLocalTimes } from "./behaviours/time";
import { moveCards } from "./behaviours/board";
import { moveByKeyboard } from "./behaviours/keyboard";
import { offerPrint } from "./behaviours/print";
import { pickByName } from "./behaviours/pickers";
import { selectRows } from "./behaviours/select";
import { startInPlace } from "./behaviours/places";

document.documentElement.classList.add("js");

configureHtmx();
confirmDeeds();
guardForms();
offerCopies();
announceResults();
dismissToasts();
closeMenus();
moveByKeyboard();
moveCards();
selectRows();
offerPasskeys();
offerPrint();
pickByName();
savePictures();
hintLocalTimes();
startInPlace();
