// What can be taken back for some seconds is offered for no longer. Its place stays while its turn does: nothing moves under a finger.

/** The server would refuse it from now on. A focus that was there goes to the title. */
export function withdraw(offer) {
  if (offer.contains(document.activeElement)) document.querySelector("#turn h1").focus();
  offer.toggleAttribute("data-over", true);
}
