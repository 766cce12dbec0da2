const english = {
  confirmTitle: "Please confirm",
  confirm: "Confirm",
  cancel: "Cancel",
  close: "Dismiss",
  copied: "Copied",
  copyFailed: "Your browser refused the copy. Select the text and copy it yourself.",
  passkeyRefused: "The device did not open a passkey. Try again, or use your password.",
  pictureFailed: "Your browser could not make the picture. Take the SVG instead.",
  requestFailed: "The server did not answer. Check your connection and try again.",
  requestRefused: "That did not work. Reload the page and try again.",
  tooMany: "Too many requests. Wait a moment and try again.",
  yourTime: "Your time:",
  selected: (count: number) => (count === 1 ? "1 selected" : `${count} selected`),
  mapNode: (label: string, kind: string, ties: number) => `${label}, ${kind}, ${ties === 1 ? "1 tie" : `${ties} ties`}`,
  mapNone: "No actor by that name",
  mapFailed: "The map could not be loaded. The table below holds the same facts.",
  mapGroup: (actors: number) => (actors === 1 ? "group of 1 actor" : `group of ${actors} actors`),
  openPage: "Open the page",
  openGroup: "Open the group",
  pickList: "Found",
  pickFound: (count: number) => (count === 0 ? "Nothing found" : count === 1 ? "1 found, press the down arrow" : `${count} found, press the down arrow`),
  picked: (name: string) => `${name} is chosen`,
};

export type Words = typeof english;

const french: Words = {
  confirmTitle: "Merci de confirmer",
  confirm: "Confirmer",
  cancel: "Annuler",
  close: "Fermer le message",
  copied: "Copié",
  copyFailed: "Votre navigateur a refusé la copie. Sélectionnez le texte et copiez-le vous-même.",
  passkeyRefused: "L’appareil n’a pas ouvert de clé d’accès. Réessayez, ou utilisez votre mot de passe.",
  pictureFailed: "Votre navigateur n’a pas pu faire l’image. Prenez le SVG à la place.",
  requestFailed: "Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez.",
  requestRefused: "Cela n’a pas fonctionné. Rechargez la page et réessayez.",
  tooMany: "Trop de demandes à la fois. Patientez un instant et réessayez.",
  yourTime: "À votre heure :",
  selected: (count) => (count > 1 ? `${count} sélectionnés` : `${count} sélectionné`),
  mapNode: (label, kind, ties) => `${label}, ${kind}, ${ties > 1 ? `${ties} liens` : `${ties} lien`}`,
  mapNone: "Aucun acteur de ce nom",
  mapFailed: "La carte n’a pas pu être chargée. Le tableau ci-dessous contient les mêmes informations.",
  mapGroup: (actors) => (actors > 1 ? `groupe de ${actors} acteurs` : `groupe de ${actors} acteur`),
  openPage: "Ouvrir la fiche",
  openGroup: "Ouvrir le groupe",
  pickList: "Résultats",
  pickFound: (count) => (count === 0 ? "Aucun résultat" : count === 1 ? "1 résultat, flèche vers le bas pour le choisir" : `${count} résultats, flèche vers le bas pour choisir`),
  picked: (name) => `${name} : choisi`,
};

/** What scripts say by themselves. Everything else comes from the server, already in the person's language. */
export const words: Words = document.documentElement.lang.startsWith("fr") ? french : english;
